package io.maotong.invoice.order;

import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.Party;
import java.math.BigDecimal;

/**
 * What is left to invoice of a line of an order.
 *
 * @param buyer null if the order has no title of its own
 * @param open what is left; may be nothing
 * @param declaredEntry the export declaration that invoices the line, or null
 */
public record InvoiceableLine(
        long orderLineId,
        String orderNo,
        int lineNo,
        String customerNo,
        OrderState orderState,
        InvoiceKind kind,
        String currency,
        Party buyer,
        String delivery,
        String name,
        String shortName,
        String spec,
        String unit,
        BigDecimal rate,
        String taxClassCode,
        String preference,
        LineFigures open,
        String declaredEntry) {}
