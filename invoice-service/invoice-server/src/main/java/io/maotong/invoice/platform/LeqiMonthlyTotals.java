package io.maotong.invoice.platform;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Monthly totals over the direct connection (tax.md 2.1). */
@Component
class LeqiMonthlyTotals implements MonthlyTotalsPlatform {

    private static final LeqiService ASK = LeqiService.base("CXFPHZQRXX");
    private static final LeqiService CONFIRM = LeqiService.base("SCFPHZQRXX");

    private final LeqiClient leqi;

    LeqiMonthlyTotals(LeqiClient leqi) {
        this.leqi = leqi;
    }

    @Override
    public PlatformAnswer<MonthSummary> totals(String taxNo, String period) {
        return leqi.call(ASK, null, Map.of("nsrsbh", taxNo, "sq", period), LeqiMonthlyTotals::summary);
    }

    @Override
    public PlatformAnswer<MonthSummary> confirm(String taxNo, String period, MonthTotals ours, String serial) {
        Map<String, Object> request = new HashMap<>();
        request.put("nsrsbh", taxNo);
        request.put("sq", period);
        request.put("lsh", serial);
        request.put("lpfs", ours.blueCount());
        request.put("lpje", text(ours.blueAmount()));
        request.put("lpse", text(ours.blueTax()));
        request.put("hpfs", ours.redCount());
        request.put("hpje", text(ours.redAmount()));
        request.put("hpse", text(ours.redTax()));
        return leqi.call(CONFIRM, serial, request, LeqiMonthlyTotals::summary);
    }

    private static MonthSummary summary(WireObject answer) {
        return new MonthSummary(
                answer.required("nsrsbh"),
                answer.required("sq"),
                new MonthTotals(
                        answer.decimal("lpfs").intValueExact(),
                        answer.decimal("lpje"),
                        answer.decimal("lpse"),
                        answer.decimal("hpfs").intValueExact(),
                        answer.decimal("hpje"),
                        answer.decimal("hpse")),
                answer.required("qrztDm"));
    }

    private static String text(BigDecimal money) {
        return money.setScale(2).toPlainString();
    }
}
