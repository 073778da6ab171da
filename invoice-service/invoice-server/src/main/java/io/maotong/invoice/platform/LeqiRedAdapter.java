package io.maotong.invoice.platform;

import io.maotong.core.time.BusinessTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Red forms over the direct connection 乐企: QDHZQRDSQ, QDHZQRDQR, CXQDHZQRDLB, CXQDHZQRDMX. */
@Component
class LeqiRedAdapter implements RedPlatform {

    private static final LeqiService APPLY = LeqiService.base("QDHZQRDSQ");
    private static final LeqiService ANSWER = LeqiService.base("QDHZQRDQR");
    private static final LeqiService LIST = LeqiService.base("CXQDHZQRDLB");
    private static final LeqiService DETAIL = LeqiService.base("CXQDHZQRDMX");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String ABSENT = "01";
    private static final int SEARCH_PAGE = 50;

    private final LeqiClient leqi;

    LeqiRedAdapter(LeqiClient leqi) {
        this.leqi = leqi;
    }

    @Override
    public String channel() {
        return leqi.channel();
    }

    @Override
    public PlatformAnswer<RedRecord> apply(RedApplication application, String serial) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lsh", serial);
        fields.put("lrfsf", application.enteredBy());
        fields.put("xsfnsrsbh", text(application.sellerTaxNo()));
        fields.put("xsfmc", application.sellerName());
        fields.put("gmfnsrsbh", text(application.buyerTaxNo()));
        fields.put("gmfmc", application.buyerName());
        fields.put("lzfphm", application.blueNumber());
        fields.put("sfzzfpbz", "N");
        fields.put("lzkprq", TIME.format(application.blueIssuedAt().atZone(BusinessTime.ZONE)));
        fields.put("lzhjje", money(application.blueAmount()));
        fields.put("lzhjse", money(application.blueTax()));
        fields.put("lzfppzDm", application.blueKindCode());
        fields.put("hzcxje", money(application.amount()));
        fields.put("hzcxse", money(application.tax()));
        fields.put("chyyDm", application.reason());
        fields.put(
                "hzqrdmxList",
                application.lines().stream().map(LeqiRedAdapter::line).toList());
        return leqi.call(APPLY, serial, fields, LeqiRedAdapter::record);
    }

    @Override
    public PlatformAnswer<Optional<RedHead>> findBySerial(
            String taxNo, String side, String blueNumber, LocalDate day, String serial) {
        Map<String, Object> fields = window(taxNo, side, day, 1, SEARCH_PAGE);
        fields.put("lzfphm", blueNumber);
        return leqi.call(
                LIST,
                serial,
                fields,
                answer -> answer.list("hzqrdList").stream()
                        .map(LeqiRedAdapter::head)
                        .filter(head -> serial.equals(head.serial()))
                        .findFirst());
    }

    @Override
    public PlatformAnswer<RedRecord> answer(String taxNo, String uuid, String word, String serial) {
        return leqi.call(
                ANSWER,
                serial,
                Map.of("lsh", serial, "nsrsbh", taxNo, "hzqrduuid", uuid, "qrlx", word),
                LeqiRedAdapter::record);
    }

    @Override
    public PlatformAnswer<Optional<RedRecord>> find(String taxNo, String uuid) {
        PlatformAnswer<Optional<RedRecord>> answer = leqi.call(
                DETAIL, null, Map.of("nsrsbh", taxNo, "hzqrduuid", uuid), found -> Optional.of(record(found)));
        boolean absent =
                answer instanceof PlatformAnswer.Refused<Optional<RedRecord>> refused && ABSENT.equals(refused.code());
        return absent ? new PlatformAnswer.Answered<>(Optional.empty()) : answer;
    }

    @Override
    public PlatformAnswer<RedPage> list(String taxNo, String side, LocalDate day, int page, int size) {
        PlatformAnswer<RedPage> answer = leqi.call(
                LIST,
                null,
                window(taxNo, side, day, page, size),
                found -> new RedPage(
                        found.decimal("total").intValueExact(),
                        found.list("hzqrdList").stream()
                                .map(LeqiRedAdapter::head)
                                .toList()));
        boolean none = answer instanceof PlatformAnswer.Refused<RedPage> refused && ABSENT.equals(refused.code());
        return none ? new PlatformAnswer.Answered<>(new RedPage(0, List.of())) : answer;
    }

    private static Map<String, Object> window(String taxNo, String side, LocalDate day, int page, int size) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("nsrsbh", taxNo);
        fields.put("yhjslx", side);
        fields.put("lrrqq", day.toString());
        fields.put("lrrqz", day.toString());
        fields.put("pageNumber", page);
        fields.put("pageSize", size);
        return fields;
    }

    private static Map<String, Object> line(RedLineRecord line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lzmxxh", line.blueLineNo());
        fields.put("xh", line.lineNo());
        fields.put("sphfwssflhbbm", line.taxClassCode());
        fields.put("hwhyslwfwmc", "*" + text(line.shortName()) + "*" + line.name());
        fields.put("spfwjc", text(line.shortName()));
        fields.put("xmmc", line.name());
        fields.put("ggxh", text(line.spec()));
        fields.put("dw", text(line.unit()));
        if (line.quantity() != null) {
            fields.put("fpspdj", plain(line.unitPrice()));
            fields.put("fpspsl", plain(line.quantity()));
        }
        fields.put("je", money(line.amount()));
        fields.put("sl1", plain(line.rate()));
        fields.put("se", money(line.tax()));
        return fields;
    }

    private static RedHead head(WireObject item) {
        return new RedHead(
                item.text("hzqrduuid"),
                item.text("hzqrxxdbh"),
                item.text("hzqrxxztDm"),
                item.text("lsh"),
                item.flag("ykjhzfpbz") ? item.text("hzfphm") : null);
    }

    private static RedRecord record(WireObject form) {
        return new RedRecord(
                form.required("hzqrduuid"),
                form.required("hzqrxxdbh"),
                form.required("hzqrxxztDm"),
                form.text("lsh"),
                form.required("lrfsf"),
                time(form.required("lrrq")),
                form.text("xsfnsrsbh"),
                form.text("xsfmc"),
                form.text("gmfnsrsbh"),
                form.text("gmfmc"),
                form.required("lzfphm"),
                form.text("lzfppzDm"),
                time(form.required("lzkprq")),
                form.decimal("lzhjje"),
                form.decimal("lzhjse"),
                form.decimal("hzcxje"),
                form.decimal("hzcxse"),
                form.required("chyyDm"),
                form.flag("ykjhzfpbz") ? form.text("hzfphm") : null,
                form.list("hzqrdmxList").stream().map(LeqiRedAdapter::line).toList());
    }

    private static RedLineRecord line(WireObject line) {
        String quantity = line.text("fpspsl");
        String price = line.text("fpspdj");
        return new RedLineRecord(
                line.decimal("xh").intValueExact(),
                line.decimal("lzmxxh").intValueExact(),
                line.text("sphfwssflhbbm"),
                line.text("spfwjc"),
                line.text("xmmc"),
                line.text("ggxh"),
                line.text("dw"),
                quantity == null ? null : new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                line.decimal("je"),
                line.decimal("sl1"),
                line.decimal("se"));
    }

    private static Instant time(String text) {
        return LocalDateTime.parse(text, TIME).atZone(BusinessTime.ZONE).toInstant();
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2).toPlainString();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
