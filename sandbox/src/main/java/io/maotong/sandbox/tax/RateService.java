package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** CXKYSL: the rates that a taxpayer may use today. */
@Component
final class RateService implements TaxService {

    private static final BigDecimal HIGHEST_OF_SMALL = new BigDecimal("0.05");

    private final JdbcTemplate jdbc;
    private final TaxParties parties;
    private final Taxpayers taxpayers;
    private final Clock clock;

    /** @param slv fraction @param qsrq yyyyMMdd @param zzrq yyyyMMdd, inclusive */
    record Rate(String slv, String qsrq, String zzrq) {}

    record Rates(String returncode, String returnmsg, List<Rate> slList) {}

    RateService(JdbcTemplate jdbc, TaxParties parties, Taxpayers taxpayers, Clock clock) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.taxpayers = taxpayers;
        this.clock = clock;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "CXKYSL";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        if (parties.nameOf(taxNo).isEmpty()) {
            throw new TaxRefusal(TaxRefusal.UNKNOWN_TAXPAYER, "纳税人识别号未登记：" + taxNo);
        }
        boolean small = taxpayers.of(taxNo).kind().equals(Taxpayer.SMALL);
        LocalDate today = LocalDate.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE);
        return new Rates(
                "00",
                "成功",
                jdbc.query(
                        "SELECT rate, valid_from, valid_to FROM tax_rate WHERE ? BETWEEN valid_from AND valid_to"
                                + " AND rate <= ? ORDER BY rate DESC",
                        (row, n) -> new Rate(
                                RuleBook.plain(row.getBigDecimal(1)).toPlainString(),
                                day(row.getObject(2, LocalDate.class)),
                                day(row.getObject(3, LocalDate.class))),
                        today,
                        small ? HIGHEST_OF_SMALL : BigDecimal.ONE));
    }

    static String day(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
