package io.maotong.invoice.platform;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Issuing, collecting and selecting over the direct connection 乐企 (tax.md 2.1). */
@Component
class LeqiAdapter implements TaxPlatform {

    private static final String OK = "00";
    private static final String ABSENT = "01";

    private static final LeqiService DRAW_NUMBERS = LeqiService.base("QDFPPLFM");
    private static final LeqiService QUOTA = LeqiService.base("CXSXED");
    private static final LeqiService MOVE_QUOTA = LeqiService.base("XZTHSXED");
    private static final LeqiService UPLOAD = LeqiService.base("QDFPSC");
    private static final LeqiService UPLOAD_RESULT = LeqiService.base("CXQDFPSCJG");
    private static final LeqiService FIND = LeqiService.base("CXFPXX");
    private static final LeqiService COLLECT = new LeqiService("203067", "CXZLXZFPXX");
    private static final LeqiService SELECT = new LeqiService("203064", "PLFPTSGXQR");
    private static final LeqiService SELECTION_RESULT = new LeqiService("203064", "CXFPTSGXQRCLJG");

    private final LeqiClient leqi;

    LeqiAdapter(LeqiClient leqi) {
        this.leqi = leqi;
    }

    @Override
    public String channel() {
        return leqi.channel();
    }

    @Override
    public PlatformAnswer<NumberRange> drawNumbers(String sellerTaxNo, int count) {
        return leqi.call(
                DRAW_NUMBERS,
                null,
                Map.of("nsrsbh", sellerTaxNo, "sl", count),
                answer -> new NumberRange(answer.required("fpqshm"), answer.required("fpzzhm")));
    }

    @Override
    public PlatformAnswer<QuotaState> quota(String sellerTaxNo) {
        return leqi.call(QUOTA, null, Map.of("nsrsbh", sellerTaxNo), LeqiAdapter::quotaState);
    }

    @Override
    public PlatformAnswer<QuotaState> downloadQuota(String sellerTaxNo, BigDecimal amount, String serial) {
        Map<String, Object> move =
                Map.of("nsrsbh", sellerTaxNo, "sqlx", "0", "sqed", amount.toPlainString(), "ywlsh", serial);
        return leqi.call(MOVE_QUOTA, serial, move, LeqiAdapter::quotaState);
    }

    @Override
    public PlatformAnswer<String> upload(Map<String, Object> document, String serial) {
        return leqi.call(
                UPLOAD, serial, Map.of("lsh", serial, "fpxx", List.of(document)), answer -> answer.required("sllsh"));
    }

    @Override
    public PlatformAnswer<List<Verdict>> uploadResult(String acceptanceNo) {
        return leqi.call(
                UPLOAD_RESULT,
                null,
                Map.of("sllsh", acceptanceNo),
                answer -> answer.list("fpjgList").stream()
                        .map(item -> new Verdict(
                                item.required("fphm"), acceptanceNo, item.required("cljg"), item.text("cljgxx")))
                        .toList());
    }

    @Override
    public PlatformAnswer<Optional<Verdict>> findBySerial(String sellerTaxNo, String serial) {
        PlatformAnswer<Optional<Verdict>> answer = leqi.call(
                FIND,
                serial,
                Map.of("nsrsbh", sellerTaxNo, "lsh", serial),
                found -> found.list("fpList").stream()
                        .map(item -> new Verdict(
                                item.required("fphm"),
                                item.text("sllsh"),
                                item.text("cljg") == null ? OK : item.text("cljg"),
                                item.text("cljgxx")))
                        .findFirst());
        boolean absent =
                answer instanceof PlatformAnswer.Refused<Optional<Verdict>> refused && ABSENT.equals(refused.code());
        return absent ? new PlatformAnswer.Answered<>(Optional.empty()) : answer;
    }

    @Override
    public PlatformAnswer<InputPage> pullInput(String buyerTaxNo, String cursor, int size) {
        return leqi.call(
                COLLECT,
                null,
                Map.of("nsrsbh", buyerTaxNo, "sjc", cursor, "size", size),
                answer -> new InputPage(
                        answer.required("sjc"),
                        answer.flag("hasMore"),
                        answer.list("fpList").stream()
                                .map(LeqiAdapter::received)
                                .toList()));
    }

    @Override
    public PlatformAnswer<String> selectForRefund(String buyerTaxNo, List<InvoiceKey> invoices, String serial) {
        List<Map<String, String>> items = invoices.stream()
                .map(key -> Map.of(
                        "kprq", DateTimeFormatter.BASIC_ISO_DATE.format(key.issuedOn()),
                        "fpdm", "",
                        "fphm", key.number(),
                        "fplx", key.kindCode()))
                .toList();
        return leqi.call(
                SELECT,
                serial,
                Map.of("gfsbh", buyerTaxNo, "serial", serial, "fpmx", items),
                answer -> answer.required("pclsh"));
    }

    @Override
    public PlatformAnswer<List<UseResult>> selectionResult(String ticket) {
        return leqi.call(
                SELECTION_RESULT,
                null,
                Map.of("pclsh", ticket),
                answer -> answer.list("jgList").stream()
                        .map(item -> new UseResult(
                                item.required("fphm"),
                                item.required("cljg"),
                                item.text("cljgxx"),
                                item.text("hxyt"),
                                item.text("skssq")))
                        .toList());
    }

    private static QuotaState quotaState(WireObject answer) {
        return new QuotaState(
                answer.required("sq"),
                answer.decimal("bysxed"),
                answer.decimal("kysyed"),
                answer.decimal("yxzed"),
                answer.flag("ztsxbz"));
    }

    private static ReceivedInvoice received(WireObject item) {
        return new ReceivedInvoice(
                item.text("fphm"),
                item.text("fplx"),
                item.text("kprq"),
                item.text("xsfnsrsbh"),
                item.text("xsfmc"),
                item.text("gmfnsrsbh"),
                item.text("gmfmc"),
                item.text("hjje"),
                item.text("hjse"),
                item.text("jshj"),
                item.text("fpzt"),
                item.text("hxyt"),
                item.text("sfycpz"),
                item.text("sdzt"),
                item.list("fpmxList").stream().map(LeqiAdapter::receivedLine).toList(),
                item.node().toString());
    }

    private static ReceivedLine receivedLine(WireObject line) {
        return new ReceivedLine(
                line.text("mxxh"),
                line.text("xmmc"),
                line.text("ggxh"),
                line.text("dw"),
                line.text("sl"),
                line.text("dj"),
                line.text("je"),
                line.text("slv"),
                line.text("se"),
                line.text("sphfwssflhbbm"));
    }
}
