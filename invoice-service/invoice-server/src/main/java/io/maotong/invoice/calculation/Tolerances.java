package io.maotong.invoice.calculation;

import java.math.BigDecimal;

/** How far the figures of a caller may be off (tax.md 1.6). Inside they are kept, outside they are refused. */
public final class Tolerances {

    public static final BigDecimal LINE_AMOUNT = new BigDecimal("0.01");
    public static final BigDecimal LINE_TAX = new BigDecimal("0.06");
    public static final BigDecimal TOTAL_TAX = new BigDecimal("1.27");
    public static final BigDecimal ORDER = new BigDecimal("0.01");

    private Tolerances() {}

    /** @param computed quantity times price, rounded */
    public static boolean lineAmountHolds(BigDecimal computed, BigDecimal given) {
        return within(computed, given, LINE_AMOUNT);
    }

    /** @param computed taxed amount times rate, not rounded */
    public static boolean lineTaxHolds(BigDecimal computed, BigDecimal given) {
        return within(computed, given, LINE_TAX);
    }

    /** @param computed sum of taxed amounts times rates, not rounded */
    public static boolean totalTaxHolds(BigDecimal computed, BigDecimal given) {
        return within(computed, given, TOTAL_TAX);
    }

    private static boolean within(BigDecimal computed, BigDecimal given, BigDecimal most) {
        return computed.subtract(given).abs().compareTo(most) <= 0;
    }
}
