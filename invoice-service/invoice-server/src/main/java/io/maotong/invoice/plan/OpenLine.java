package io.maotong.invoice.plan;

import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.Party;
import java.math.BigDecimal;

/**
 * What is left to be invoiced of a line of an order.
 *
 * @param key what invoices must have in common to become one
 * @param delivery batch or delivery that the goods went with, or null
 * @param unitPrice without tax; null together with the quantity
 */
record OpenLine(
        long orderLineId,
        String orderNo,
        int orderLineNo,
        Key key,
        String delivery,
        String name,
        String shortName,
        String spec,
        String unit,
        BigDecimal unitPrice,
        BigDecimal rate,
        String taxClassCode,
        String preference,
        Figures figures) {

    private static final String EXEMPT = "03";
    private static final String NOT_TAXABLE = "04";

    /** Merge key of tax.md 1.13; merchant and seller are the same for a whole plan. */
    record Key(
            Party buyer,
            InvoiceKind kind,
            String currency,
            String specialElement,
            String exportPolicy,
            String differential) {

        Key as(InvoiceKind other) {
            return new Key(buyer, other, currency, specialElement, exportPolicy, differential);
        }
    }

    /** Lines that are printed as one. */
    record Sameness(
            String taxClassCode,
            String name,
            String spec,
            String unit,
            BigDecimal rate,
            BigDecimal unitPrice,
            boolean discounted,
            String preference) {}

    Sameness sameness() {
        return new Sameness(
                taxClassCode,
                name,
                spec,
                unit,
                rate.stripTrailingZeros(),
                unitPrice == null ? null : unitPrice.stripTrailingZeros(),
                figures.isDiscounted(),
                preference);
    }

    boolean isUntaxed() {
        return EXEMPT.equals(preference) || NOT_TAXABLE.equals(preference);
    }

    Source source(Figures part) {
        return new Source(orderLineId, orderNo, orderLineNo, part);
    }

    /** How much of an invoice line comes from which order line, exact to the cent. */
    record Source(long orderLineId, String orderNo, int orderLineNo, Figures figures) {}
}
