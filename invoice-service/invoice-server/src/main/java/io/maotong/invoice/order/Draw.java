package io.maotong.invoice.order;

import java.math.BigDecimal;

/**
 * A part of an order line that an invoice takes.
 *
 * @param serialNo of the invoice
 * @param lineNo of the invoice
 * @param amount without tax, before the discount
 */
public record Draw(
        String serialNo,
        int lineNo,
        long orderLineId,
        String orderNo,
        int orderLineNo,
        BigDecimal quantity,
        BigDecimal amount,
        BigDecimal tax,
        BigDecimal discountAmount,
        BigDecimal discountTax) {

    /** With tax, after the discount. */
    public BigDecimal total() {
        return amount.add(tax).subtract(discountAmount).subtract(discountTax);
    }
}
