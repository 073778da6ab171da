package io.maotong.invoice.platform;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Collecting over the direct connection: capability 203067. */
@Component
class LeqiCollection implements CollectionPlatform {

    private static final LeqiService NEWS = collection("CXZLXZFPXX");
    private static final LeqiService APPLY = collection("PLFPXZSQ");
    private static final LeqiService FEEDBACK = collection("PLFPXZSQFK");
    private static final LeqiService WARNINGS = collection("FPTSTXXXCX");
    private static final LeqiService STATES = collection("FPZTXXCX");

    private final LeqiClient leqi;

    LeqiCollection(LeqiClient leqi) {
        this.leqi = leqi;
    }

    private static LeqiService collection(String code) {
        return new LeqiService("203067", code);
    }

    @Override
    public String channel() {
        return leqi.channel();
    }

    @Override
    public PlatformAnswer<FeedPage> news(Direction direction, String taxNo, String cursor, int size) {
        return leqi.call(
                NEWS,
                null,
                Map.of("nsrsbh", taxNo, "cxlx", direction.code(), "sjc", cursor, "size", size),
                answer -> new FeedPage(
                        answer.required("sjc"),
                        answer.flag("hasMore"),
                        answer.list("fpList").stream()
                                .map(ReceivedWire::invoice)
                                .toList()));
    }

    @Override
    public PlatformAnswer<String> applyPackage(
            Direction direction, String taxNo, LocalDate from, LocalDate to, String serial) {
        return leqi.call(
                APPLY,
                serial,
                Map.of(
                        "nsrsbh", taxNo,
                        "cxlx", direction.code(),
                        "kprqq", DateTimeFormatter.BASIC_ISO_DATE.format(from),
                        "kprqz", DateTimeFormatter.BASIC_ISO_DATE.format(to),
                        "lsh", serial),
                answer -> answer.required("sqlsh"));
    }

    @Override
    public PlatformAnswer<PackageFile> packageFile(String ticket, int index) {
        return leqi.call(
                FEEDBACK,
                null,
                Map.of("sqlsh", ticket, "wjxh", index + 1),
                found -> new PackageFile(
                        Integer.parseInt(found.required("wjsl")),
                        found.text("wjnr") == null
                                ? new byte[0]
                                : Base64.getMimeDecoder().decode(found.text("wjnr")),
                        found.text("wjzy")));
    }

    @Override
    public PlatformAnswer<StatePage> warnings(String buyerTaxNo, String cursor, int size) {
        return leqi.call(
                WARNINGS,
                null,
                Map.of("nsrsbh", buyerTaxNo, "sjc", cursor, "size", size),
                answer -> new StatePage(
                        answer.required("sjc"),
                        answer.flag("hasMore"),
                        answer.list("fpList").stream().map(ReceivedWire::state).toList()));
    }

    @Override
    public PlatformAnswer<List<InvoiceState>> states(String taxNo, List<InvoiceKey> invoices) {
        return leqi.call(
                STATES,
                null,
                Map.of(
                        "nsrsbh",
                        taxNo,
                        "fpList",
                        invoices.stream().map(ReceivedWire::key).toList()),
                answer ->
                        answer.list("fpList").stream().map(ReceivedWire::state).toList());
    }
}
