package io.maotong.invoice.red;

import java.math.BigDecimal;

/**
 * What live forms and red invoices take of a line so far; nothing is negative.
 *
 * @param allowance the part of the amount that was taken without a quantity from a line that has one
 */
record Taken(BigDecimal amount, BigDecimal tax, BigDecimal quantity, BigDecimal allowance) {

    static final Taken NOTHING =
            new Taken(new BigDecimal("0.00"), new BigDecimal("0.00"), BigDecimal.ZERO, BigDecimal.ZERO);

    Taken plus(RedLine line) {
        boolean counted = line.quantity() != null;
        return new Taken(
                amount.subtract(line.amount()),
                tax.subtract(line.tax()),
                counted ? quantity.subtract(line.quantity()) : quantity,
                counted || !line.blue().isCountable() ? allowance : allowance.subtract(line.amount()));
    }
}
