package io.maotong.invoice.calculation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Each printed figure is rounded half up once; a division is the last step before it. */
public final class Arithmetic {

    static final int CENTS = 2;

    /** Decimals of quantities and prices. */
    public static final int PRICE_DECIMALS = 13;

    private static final int MOST_INTEGER_DIGITS = 12;

    private Arithmetic() {}

    /** Quantity times price, rounded. */
    public static BigDecimal amount(BigDecimal quantity, BigDecimal price) {
        return quantity.multiply(price).setScale(CENTS, RoundingMode.HALF_UP);
    }

    /** Tax on an amount without tax. */
    public static BigDecimal tax(BigDecimal amount, BigDecimal rate) {
        return amount.multiply(rate).setScale(CENTS, RoundingMode.HALF_UP);
    }

    /** Tax that is contained in an amount with tax: one division, at the end. */
    public static BigDecimal taxWithin(BigDecimal inclusive, BigDecimal rate) {
        return inclusive.multiply(rate).divide(BigDecimal.ONE.add(rate), CENTS, RoundingMode.HALF_UP);
    }

    /**
     * The price that belongs to an amount.
     *
     * @param digits significant digits that the channel carries
     * @return at most 13 decimals; null if what can be printed would not lead back to the amount
     */
    public static BigDecimal price(BigDecimal amount, BigDecimal quantity, int digits) {
        BigDecimal price = amount.divide(quantity, new MathContext(digits, RoundingMode.HALF_UP));
        if (price.scale() > PRICE_DECIMALS) {
            price = amount.divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP);
        }
        boolean leadsBack = price.signum() != 0
                && price.precision() - price.scale() <= MOST_INTEGER_DIGITS
                && Tolerances.lineAmountHolds(amount(quantity, price), amount);
        return leadsBack ? price.stripTrailingZeros() : null;
    }

    /**
     * A line whose price is without tax. What the caller gives is kept, the rest is computed.
     *
     * @param quantity null together with the price
     * @param amount may be null if quantity and price are given
     * @param tax may be null
     */
    public static Figures exclusive(
            BigDecimal quantity, BigDecimal price, BigDecimal amount, BigDecimal tax, BigDecimal rate) {
        BigDecimal net = amount == null ? amount(quantity, price) : amount;
        return new Figures(quantity, price, net, tax == null ? tax(net, rate) : tax);
    }

    /**
     * A line whose price and amount are with tax.
     *
     * @param quantity null together with the price
     * @param inclusive may be null if quantity and price are given
     * @param tax may be null
     */
    public static Figures inclusive(
            BigDecimal quantity, BigDecimal price, BigDecimal inclusive, BigDecimal tax, BigDecimal rate, int digits) {
        BigDecimal gross = inclusive == null ? amount(quantity, price) : inclusive;
        BigDecimal within = tax == null ? taxWithin(gross, rate) : tax;
        return priced(quantity, gross.subtract(within), within, digits);
    }

    /**
     * A line of a differential invoice 差额征税: only what exceeds the deduction is taxed.
     *
     * @param inclusive with tax
     * @param deduction 扣除额, less than the amount
     */
    public static Figures differential(
            BigDecimal quantity, BigDecimal inclusive, BigDecimal deduction, BigDecimal rate, int digits) {
        BigDecimal tax = taxWithin(inclusive.subtract(deduction), rate);
        return priced(quantity, inclusive.subtract(tax), tax, digits);
    }

    private static Figures priced(BigDecimal quantity, BigDecimal amount, BigDecimal tax, int digits) {
        BigDecimal price = quantity == null || quantity.signum() == 0 ? null : price(amount, quantity, digits);
        return new Figures(price == null ? null : quantity, price, amount, tax);
    }
}
