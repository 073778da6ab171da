package io.maotong.invoice.platform;

import java.math.BigDecimal;

/**
 * The month's totals of an issuer as the bureau counts them (tax.md 1.17). No method may be called inside a transaction.
 * Periods are yyyyMM.
 */
public interface MonthlyTotalsPlatform {

    PlatformAnswer<MonthSummary> totals(String taxNo, String period);

    /** Hands in our own totals; the same serial with the same totals has the same answer. */
    PlatformAnswer<MonthSummary> confirm(String taxNo, String period, MonthTotals ours, String serial);

    /** Amounts without tax in CNY; those of red invoices are negative. */
    record MonthTotals(
            int blueCount,
            BigDecimal blueAmount,
            BigDecimal blueTax,
            int redCount,
            BigDecimal redAmount,
            BigDecimal redTax) {

        public boolean sameAs(MonthTotals other) {
            return blueCount == other.blueCount
                    && redCount == other.redCount
                    && blueAmount.compareTo(other.blueAmount) == 0
                    && blueTax.compareTo(other.blueTax) == 0
                    && redAmount.compareTo(other.redAmount) == 0
                    && redTax.compareTo(other.redTax) == 0;
        }
    }

    /** @param confirmation 00 not confirmed, 01 confirmed, 02 confirmed with other figures than the bureau's */
    record MonthSummary(String taxNo, String period, MonthTotals totals, String confirmation) {

        public boolean agreed() {
            return "01".equals(confirmation);
        }
    }
}
