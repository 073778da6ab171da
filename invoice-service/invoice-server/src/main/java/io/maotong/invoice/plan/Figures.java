package io.maotong.invoice.plan;

import java.math.BigDecimal;

/**
 * What a line, or a part of one, amounts to. Amounts in CNY with two decimals, never negative: the discount is what is taken
 * off the line.
 *
 * @param quantity null if the line has none
 * @param amount without tax and before the discount
 */
record Figures(
        BigDecimal quantity, BigDecimal amount, BigDecimal tax, BigDecimal discountAmount, BigDecimal discountTax) {

    Figures plus(Figures other) {
        return new Figures(
                quantity == null ? null : quantity.add(other.quantity),
                amount.add(other.amount),
                tax.add(other.tax),
                discountAmount.add(other.discountAmount),
                discountTax.add(other.discountTax));
    }

    /** Without tax, after the discount. */
    BigDecimal net() {
        return amount.subtract(discountAmount);
    }

    BigDecimal netTax() {
        return tax.subtract(discountTax);
    }

    BigDecimal total() {
        return net().add(netTax());
    }

    boolean isDiscounted() {
        return discountAmount.signum() > 0;
    }
}
