package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * SCFPHZQRXX: a taxpayer hands in its own totals of a month. The answer has the platform's, and says 01 if they are the
 * same or 02 if not. The same serial (lsh) with the same figures has the same answer.
 */
@Component
final class MonthConfirmationService implements TaxService {

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");

    private final JdbcTemplate jdbc;
    private final MonthTotals totals;
    private final TaxParties parties;
    private final TaxTransaction transaction;
    private final ContentDigest digest;
    private final Clock clock;

    private record Before(String content, boolean matches) {}

    MonthConfirmationService(
            JdbcTemplate jdbc,
            MonthTotals totals,
            TaxParties parties,
            TaxTransaction transaction,
            ContentDigest digest,
            Clock clock) {
        this.jdbc = jdbc;
        this.totals = totals;
        this.parties = parties;
        this.transaction = transaction;
        this.digest = digest;
        this.clock = clock;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "SCFPHZQRXX";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        String serial = request.required("lsh");
        YearMonth month = QuotaValidityService.month(request, "sq");
        MonthTotals.Totals given = new MonthTotals.Totals(
                count(request, "lpfs"),
                money(request, "lpje"),
                money(request, "lpse"),
                count(request, "hpfs"),
                money(request, "hpje"),
                money(request, "hpse"));
        if (serial.length() > 40) {
            throw new TaxRefusal(TaxRefusal.INVALID, "lsh过长");
        }
        if (month.isAfter(YearMonth.now(clock.withZone(UtcTime.BUSINESS_ZONE)))) {
            throw new TaxRefusal(TaxRefusal.INVALID, "sq晚于本月");
        }
        if (parties.nameOf(taxNo).isEmpty()) {
            throw new TaxRefusal(TaxRefusal.UNKNOWN_TAXPAYER, "纳税人识别号未登记：" + taxNo);
        }
        return transaction.run(() -> confirm(taxNo, serial, month, given, digest.of(request)));
    }

    private MonthTotalsService.Summary confirm(
            String taxNo, String serial, YearMonth month, MonthTotals.Totals given, String content) {
        MonthTotals.Totals counted = totals.of(taxNo, month);
        List<Before> before = jdbc.query(
                "SELECT body_sha256, matches FROM tax_month_confirmation WHERE tax_no = ? AND serial = ?",
                (row, n) -> new Before(row.getString(1), row.getBoolean(2)),
                taxNo,
                serial);
        boolean matches = given.sameAs(counted);
        if (before.isEmpty()) {
            jdbc.update(
                    "INSERT INTO tax_month_confirmation (tax_no, serial, period, body_sha256, matches, confirmed_at)"
                            + " VALUES (?,?,?,?,?,?)",
                    taxNo,
                    serial,
                    month.format(PERIOD),
                    content,
                    matches,
                    UtcTime.toRow(clock.instant()));
        } else if (!before.getFirst().content().equals(content)) {
            throw new TaxRefusal(TaxRefusal.SERIAL_REUSED, "流水号已用于另一请求");
        } else {
            matches = before.getFirst().matches();
        }
        return MonthTotalsService.Summary.of(taxNo, month, counted, matches ? "01" : "02");
    }

    private static int count(WireFields request, String name) {
        request.required(name);
        Integer value = request.integer(name);
        if (value == null || value < 0) {
            throw new TaxRefusal(TaxRefusal.INVALID, name + "须为不小于零的整数");
        }
        return value;
    }

    private static BigDecimal money(WireFields request, String name) {
        request.required(name);
        BigDecimal value = request.decimal(name);
        if (value == null || value.stripTrailingZeros().scale() > 2) {
            throw new TaxRefusal(TaxRefusal.INVALID, name + "须为至多两位小数的金额");
        }
        return value;
    }
}
