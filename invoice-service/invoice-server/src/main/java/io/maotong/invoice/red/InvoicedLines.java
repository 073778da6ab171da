package io.maotong.invoice.red;

import java.math.BigDecimal;
import java.util.List;

/** Knows on which invoices the lines of orders were put. Whoever makes invoices from orders provides it. */
public interface InvoicedLines {

    /** The issued invoices that carry a part of the order line, oldest first. */
    List<Part> of(String orderNo, int orderLineNo);

    /** Whether a part of it is on an invoice that is still on its way, so that it cannot be reversed yet. */
    default boolean underWay(String orderNo, int orderLineNo) {
        return false;
    }

    /** Whether more of it is invoiced, or about to be, than is due by now. */
    default boolean overInvoiced(String orderNo, int orderLineNo) {
        return !of(orderNo, orderLineNo).isEmpty();
    }

    /**
     * @param quantity of the order line on that line of the invoice; null if nothing is counted
     * @param amount likewise, without tax; null if only the quantity bounds it
     */
    record Part(String invoiceNumber, int invoiceLineNo, BigDecimal quantity, BigDecimal amount) {

        public Part(String invoiceNumber, int invoiceLineNo, BigDecimal quantity) {
            this(invoiceNumber, invoiceLineNo, quantity, null);
        }
    }
}
