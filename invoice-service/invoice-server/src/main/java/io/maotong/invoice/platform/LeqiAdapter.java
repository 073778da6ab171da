package io.maotong.invoice.platform;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Issuing over the direct connection 乐企 (tax.md 2.1). */
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
        return find(serial, Map.of("nsrsbh", sellerTaxNo, "lsh", serial));
    }

    @Override
    public PlatformAnswer<Optional<Verdict>> findByNumber(String sellerTaxNo, String number) {
        return find(null, Map.of("nsrsbh", sellerTaxNo, "fphm", number));
    }

    private PlatformAnswer<Optional<Verdict>> find(String serial, Map<String, String> question) {
        PlatformAnswer<Optional<Verdict>> answer = leqi.call(
                FIND,
                serial,
                question,
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

    static QuotaState quotaState(WireObject answer) {
        return new QuotaState(
                answer.required("sq"),
                answer.decimal("bysxed"),
                answer.decimal("kysyed"),
                answer.decimal("yxzed"),
                answer.flag("ztsxbz"));
    }
}
