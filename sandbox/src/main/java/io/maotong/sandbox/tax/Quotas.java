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

    /** @param validUntil the month until whose end the downloaded amount may be spent */
    record Quota(
            String taxNo,
            String period,
            BigDecimal total,
            BigDecimal downloaded,
            BigDecimal used,
            boolean suspended,
            String validUntil) {

        BigDecimal available() {
            return total.subtract(downloaded);
        }

        BigDecimal unused() {
            return downloaded.subtract(used);
        }

        Quota downloadedBy(BigDecimal delta) {
            return new Quota(taxNo, period, total, downloaded.add(delta), used, suspended, validUntil);
        }

        Quota usedBy(BigDecimal amount) {
            return new Quota(taxNo, period, total, downloaded, used.add(amount), suspended, validUntil);
        }

        Quota validUntil(String month) {
            return new Quota(taxNo, period, total, downloaded, used, suspended, month);
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
        // Not INSERT IGNORE: that shares the lock of a row that is there, and two that share it cannot both go on to
        // own it.
        jdbc.update(
                "INSERT INTO tax_quota (tax_no, period, total, downloaded, used) VALUES (?,?,?,0,0)"
                        + " ON DUPLICATE KEY UPDATE tax_no = tax_no",
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
                        row.getBoolean("suspended"),
                        row.getString("valid_until") == null ? row.getString("period") : row.getString("valid_until")),
                taxNo,
                period);
    }

    void save(Quota quota) {
        jdbc.update(
                "UPDATE tax_quota SET total = ?, downloaded = ?, used = ?, suspended = ?, valid_until = ?"
                        + " WHERE tax_no = ? AND period = ?",
                quota.total(),
                quota.downloaded(),
                quota.used(),
                quota.suspended(),
                quota.validUntil(),
                quota.taxNo(),
                quota.period());
    }
}
