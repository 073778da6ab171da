package io.maotong.invoice.order;

import io.maotong.core.id.Ids;
import java.math.BigDecimal;

/** Rows of lines from figures. */
final class OrderLines {

    private OrderLines() {}

    static OrderLineRow row(OrderRow order, int lineNo, LineFigures figures) {
        OrderLineRow row = new OrderLineRow();
        row.id = Ids.next();
        row.merchantId = order.merchantId;
        row.orderId = order.id;
        row.orderNo = order.orderNo;
        row.lineNo = lineNo;
        row.unitPrice = figures.unitPrice();
        row.orderedQuantity = figures.quantity();
        row.orderedTotal = figures.total();
        row.quantity = figures.quantity();
        row.amount = figures.amount();
        row.tax = figures.tax();
        row.discountAmount = figures.discountAmount();
        row.discountTax = figures.discountTax();
        row.dueTotal = figures.total();
        row.ceilingQuantity = figures.quantity() == null ? BigDecimal.ZERO : figures.quantity();
        row.ceilingTotal = figures.total();
        row.reservedQuantity = BigDecimal.ZERO;
        row.reservedTotal = BigDecimal.ZERO;
        row.invoicedQuantity = BigDecimal.ZERO;
        row.invoicedTotal = BigDecimal.ZERO;
        row.classified = false;
        return row;
    }

    static LineFigures due(OrderLineRow row) {
        return new LineFigures(
                row.quantity == null || row.quantity.signum() == 0 ? null : row.quantity,
                row.quantity == null || row.quantity.signum() == 0 ? null : row.unitPrice,
                row.amount,
                row.tax,
                row.discountAmount,
                row.discountTax);
    }
}
