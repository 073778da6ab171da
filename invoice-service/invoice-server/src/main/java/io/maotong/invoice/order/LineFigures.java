package io.maotong.invoice.order;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The figures of an order line in the terms of an invoice (tax.md 1.6). Amounts without tax; one division at the end, rounded
 * once.
 *
 * @param unitPrice without tax, at most 13 decimals; null together with the quantity
 */
public record LineFigures(
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal amount,
        BigDecimal tax,
        BigDecimal discountAmount,
        BigDecimal discountTax) {

    private static final BigDecimal ZERO = new BigDecimal("0.00");
    private static final BigDecimal AMOUNT_TOLERANCE = new BigDecimal("0.01");
    private static final int PRICE_DECIMALS = 13;
    private static final int PRICE_DIGITS = 16;

    /** @param total with tax and before the discount @param discount with tax, zero or more */
    public static LineFigures inclusive(BigDecimal quantity, BigDecimal total, BigDecimal discount, BigDecimal rate) {
        BigDecimal tax = taxWithin(total, rate);
        BigDecimal discountTax = taxWithin(discount, rate);
        BigDecimal amount = cents(total).subtract(tax);
        return new LineFigures(
                quantity,
                quantity == null ? null : price(amount, quantity),
                amount,
                tax,
                cents(discount).subtract(discountTax),
                discountTax);
    }

    /** @param tax null to have it computed @param discount without tax */
    public static LineFigures exclusive(
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal amount,
            BigDecimal tax,
            BigDecimal discount,
            BigDecimal rate) {
        BigDecimal net = amount == null ? cents(quantity.multiply(unitPrice)) : cents(amount);
        BigDecimal given = quantity == null ? null : unitPrice == null ? price(net, quantity) : unitPrice;
        return new LineFigures(
                quantity,
                given,
                net,
                tax == null ? cents(net.multiply(rate)) : cents(tax),
                cents(discount),
                cents(discount.multiply(rate)));
    }

    /** With tax, after the discount. */
    public BigDecimal total() {
        return amount.add(tax).subtract(discountAmount).subtract(discountTax);
    }

    public boolean isNothing() {
        return total().signum() <= 0 && amount.signum() <= 0;
    }

    /** What is left when others have taken their part; a price that does not fit any more is found anew. */
    public LineFigures minus(
            BigDecimal takenQuantity,
            BigDecimal takenAmount,
            BigDecimal takenTax,
            BigDecimal takenDiscount,
            BigDecimal takenDiscountTax) {
        BigDecimal left = quantity == null ? null : quantity.subtract(takenQuantity);
        BigDecimal amountLeft = amount.subtract(takenAmount);
        boolean counted = left != null && left.signum() > 0;
        return new LineFigures(
                counted ? left : null,
                counted ? fitting(unitPrice, amountLeft, left) : null,
                amountLeft,
                tax.subtract(takenTax),
                discountAmount.subtract(takenDiscount),
                discountTax.subtract(takenDiscountTax));
    }

    /** The part of that many units; all of it if there are no more. */
    public LineFigures part(BigDecimal units, BigDecimal rate) {
        if (quantity == null || units.compareTo(quantity) >= 0) {
            return this;
        }
        BigDecimal partAmount = cents(units.multiply(unitPrice)).min(amount);
        BigDecimal partDiscount = discountAmount.multiply(units).divide(quantity, 2, RoundingMode.HALF_UP);
        return new LineFigures(
                units,
                unitPrice,
                partAmount,
                cents(partAmount.multiply(rate)).min(tax),
                partDiscount,
                cents(partDiscount.multiply(rate)).min(discountTax));
    }

    private static BigDecimal fitting(BigDecimal price, BigDecimal amount, BigDecimal quantity) {
        boolean fits = price != null
                && cents(quantity.multiply(price)).subtract(amount).abs().compareTo(AMOUNT_TOLERANCE) <= 0;
        return fits ? price : price(amount, quantity);
    }

    private static BigDecimal price(BigDecimal amount, BigDecimal quantity) {
        BigDecimal price = amount.divide(quantity, new MathContext(PRICE_DIGITS, RoundingMode.HALF_UP));
        BigDecimal printable =
                price.scale() > PRICE_DECIMALS ? amount.divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP) : price;
        BigDecimal stripped = printable.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static BigDecimal taxWithin(BigDecimal total, BigDecimal rate) {
        return rate.signum() == 0
                ? ZERO
                : total.multiply(rate).divide(BigDecimal.ONE.add(rate), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal cents(BigDecimal figure) {
        return figure.setScale(2, RoundingMode.HALF_UP);
    }
}
