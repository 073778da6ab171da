package io.maotong.invoice.order;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.invoice.red.InvoicedLines;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On which invoices plans put the lines of orders, less what red invoices took back. */
@Component
class PlannedLines implements InvoicedLines {

    private final LineSourceMapper sources;
    private final InvoiceOrderLineMapper lines;
    private final InvoiceOrderMapper orders;

    PlannedLines(LineSourceMapper sources, InvoiceOrderLineMapper lines, InvoiceOrderMapper orders) {
        this.sources = sources;
        this.lines = lines;
        this.orders = orders;
    }

    @Override
    public List<Part> of(String orderNo, int orderLineNo) {
        return sources.issued(orderNo, orderLineNo).stream()
                .map(part -> new Part(part.number(), part.lineNo(), part.quantity(), part.amount()))
                .toList();
    }

    @Override
    public boolean underWay(String orderNo, int orderLineNo) {
        return line(orderNo, orderLineNo)
                .filter(row -> row.reservedTotal.signum() > 0)
                .isPresent();
    }

    /** What is due of an order of order-service does not follow its returns: what is invoiced of it counts. */
    @Override
    public boolean overInvoiced(String orderNo, int orderLineNo) {
        return line(orderNo, orderLineNo)
                .filter(row -> row.isOverInvoiced()
                        || orders.selectById(row.orderId).origin == OrderOrigin.TRADE && row.invoicedTotal.signum() > 0)
                .isPresent();
    }

    private Optional<OrderLineRow> line(String orderNo, int orderLineNo) {
        return Optional.ofNullable(lines.selectOne(
                new QueryWrapper<OrderLineRow>().eq("order_no", orderNo).eq("line_no", orderLineNo)));
    }
}
