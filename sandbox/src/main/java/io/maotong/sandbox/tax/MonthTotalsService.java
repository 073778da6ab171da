package io.maotong.sandbox.tax;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** CXFPHZQRXX: the month's totals of a taxpayer, and whether it confirmed them. */
@Component
final class MonthTotalsService implements TaxService {

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");

    private final JdbcTemplate jdbc;
    private final MonthTotals totals;
    private final TaxParties parties;

    /**
     * @param lpfs number of blue invoices @param lpje their amount without tax @param lpse their tax
     * @param hpfs number of red invoices @param hpje their amount, negative @param hpse their tax
     * @param qrztDm 00 not confirmed, 01 confirmed, 02 confirmed with other figures
     */
    record Summary(
            String returncode,
            String returnmsg,
            String nsrsbh,
            String sq,
            int lpfs,
            String lpje,
            String lpse,
            int hpfs,
            String hpje,
            String hpse,
            String qrztDm) {

        static Summary of(String taxNo, YearMonth month, MonthTotals.Totals totals, String state) {
            return new Summary(
                    "00",
                    "成功",
                    taxNo,
                    month.format(PERIOD),
                    totals.blueCount(),
                    totals.blueAmount().toPlainString(),
                    totals.blueTax().toPlainString(),
                    totals.redCount(),
                    totals.redAmount().toPlainString(),
                    totals.redTax().toPlainString(),
                    state);
        }
    }

    MonthTotalsService(JdbcTemplate jdbc, MonthTotals totals, TaxParties parties) {
        this.jdbc = jdbc;
        this.totals = totals;
        this.parties = parties;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "CXFPHZQRXX";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        YearMonth month = QuotaValidityService.month(request, "sq");
        if (parties.nameOf(taxNo).isEmpty()) {
            throw new TaxRefusal(TaxRefusal.UNKNOWN_TAXPAYER, "纳税人识别号未登记：" + taxNo);
        }
        String state = jdbc
                .queryForList(
                        "SELECT IF(matches, '01', '02') FROM tax_month_confirmation WHERE tax_no = ? AND period = ?"
                                + " ORDER BY confirmed_at DESC LIMIT 1",
                        String.class,
                        taxNo,
                        month.format(PERIOD))
                .stream()
                .findFirst()
                .orElse("00");
        return Summary.of(taxNo, month, totals.of(taxNo, month), state);
    }
}
