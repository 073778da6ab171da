package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The monthly amount of each taxpayer: total, the part downloaded by its own platform, the part spent of that. */
@Component
final class Quotas {

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");

    private final JdbcTemplate jdbc;
    private final TaxProperties properties;
    private final Clock clock;

    record Quota(
            String taxNo, String period, BigDecimal total, BigDecimal downloaded, BigDecimal used, boolean suspended) {

        BigDecimal available() {
            return total.subtract(downloaded);
        }

        BigDecimal unused() {
            return downloaded.subtract(used);
        }

        Quota downloadedBy(BigDecimal delta) {
            return new Quota(taxNo, period, total, downloaded.add(delta), used, suspended);
        }

        Quota usedBy(BigDecimal amount) {
            return new Quota(taxNo, period, total, downloaded, used.add(amount), suspended);
        }
    }

    Quotas(JdbcTemplate jdbc, TaxProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    String currentPeriod() {
        return YearMonth.now(clock.withZone(UtcTime.BUSINESS_ZONE)).format(PERIOD);
    }

    /** Holds the row until the end of the transaction; it is made if it is not there. */
    Quota lock(String taxNo, String period) {
        jdbc.update(
                "INSERT IGNORE INTO tax_quota (tax_no, period, total, downloaded, used) VALUES (?,?,?,0,0)",
                taxNo,
                period,
                properties.monthlyQuota());
        return jdbc.queryForObject(
                "SELECT * FROM tax_quota WHERE tax_no = ? AND period = ? FOR UPDATE",
                (row, n) -> new Quota(
                        row.getString("tax_no"),
                        row.getString("period"),
                        row.getBigDecimal("total"),
                        row.getBigDecimal("downloaded"),
                        row.getBigDecimal("used"),
                        row.getBoolean("suspended")),
                taxNo,
                period);
    }

    void save(Quota quota) {
        jdbc.update(
                "UPDATE tax_quota SET total = ?, downloaded = ?, used = ?, suspended = ?"
                        + " WHERE tax_no = ? AND period = ?",
                quota.total(),
                quota.downloaded(),
                quota.used(),
                quota.suspended(),
                quota.taxNo(),
                quota.period());
    }
}
