package io.maotong.invoice.red;

import java.math.BigDecimal;
import java.util.List;

/** Knows on which invoices the lines of orders were put. Whoever makes invoices from orders provides it. */
public interface InvoicedLines {

    /** The issued invoices that carry a part of the order line, oldest first. */
    List<Part> of(String orderNo, int orderLineNo);

    /** @param quantity of the order line on that line of the invoice */
    record Part(String invoiceNumber, int invoiceLineNo, BigDecimal quantity) {}
}
