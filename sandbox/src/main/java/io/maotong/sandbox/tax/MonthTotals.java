package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the platform counts for a taxpayer and month, with the difference that control told it to show. */
@Component
final class MonthTotals {

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");

    private final JdbcTemplate jdbc;

    /** Red amounts are negative. */
    record Totals(
            int blueCount,
            BigDecimal blueAmount,
            BigDecimal blueTax,
            int redCount,
            BigDecimal redAmount,
            BigDecimal redTax) {

        boolean sameAs(Totals other) {
            return blueCount == other.blueCount
                    && redCount == other.redCount
                    && blueAmount.compareTo(other.blueAmount) == 0
                    && blueTax.compareTo(other.blueTax) == 0
                    && redAmount.compareTo(other.redAmount) == 0
                    && redTax.compareTo(other.redTax) == 0;
        }
    }

    MonthTotals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Totals of(String taxNo, YearMonth month) {
        Totals counted = jdbc.queryForObject(
                "SELECT COALESCE(SUM(hjje > 0), 0), COALESCE(SUM(IF(hjje > 0, hjje, 0)), 0),"
                        + " COALESCE(SUM(IF(hjje > 0, hjse, 0)), 0), COALESCE(SUM(hjje < 0), 0),"
                        + " COALESCE(SUM(IF(hjje < 0, hjje, 0)), 0), COALESCE(SUM(IF(hjje < 0, hjse, 0)), 0) FROM ("
                        + " SELECT hjje, hjse FROM tax_invoice WHERE seller_tax_no = ? AND issued_at >= ?"
                        + " AND issued_at < ? AND purchase = 0 UNION ALL"
                        + " SELECT hjje, hjse FROM tax_invoice WHERE buyer_tax_no = ? AND purchase = 1"
                        + " AND issued_at >= ? AND issued_at < ?) issued",
                (row, n) -> new Totals(
                        row.getInt(1),
                        row.getBigDecimal(2),
                        row.getBigDecimal(3),
                        row.getInt(4),
                        row.getBigDecimal(5),
                        row.getBigDecimal(6)),
                taxNo,
                month.atDay(1),
                month.plusMonths(1).atDay(1),
                taxNo,
                month.atDay(1),
                month.plusMonths(1).atDay(1));
        return jdbc
                .query(
                        "SELECT * FROM tax_month_difference WHERE tax_no = ? AND period = ?",
                        (row, n) -> new Totals(
                                counted.blueCount() + row.getInt("blue_count"),
                                counted.blueAmount().add(row.getBigDecimal("blue_amount")),
                                counted.blueTax().add(row.getBigDecimal("blue_tax")),
                                counted.redCount() + row.getInt("red_count"),
                                counted.redAmount().add(row.getBigDecimal("red_amount")),
                                counted.redTax().add(row.getBigDecimal("red_tax"))),
                        taxNo,
                        month.format(PERIOD))
                .stream()
                .findFirst()
                .orElse(counted);
    }

    /** Adds to what is shown for that month from now on. */
    void differ(String taxNo, YearMonth month, Totals by) {
        jdbc.update(
                "INSERT INTO tax_month_difference (tax_no, period, blue_count, blue_amount, blue_tax, red_count,"
                        + " red_amount, red_tax) VALUES (?,?,?,?,?,?,?,?) ON DUPLICATE KEY UPDATE"
                        + " blue_count = VALUES(blue_count), blue_amount = VALUES(blue_amount),"
                        + " blue_tax = VALUES(blue_tax), red_count = VALUES(red_count),"
                        + " red_amount = VALUES(red_amount), red_tax = VALUES(red_tax)",
                taxNo,
                month.format(PERIOD),
                by.blueCount(),
                by.blueAmount(),
                by.blueTax(),
                by.redCount(),
                by.redAmount(),
                by.redTax());
    }
}
