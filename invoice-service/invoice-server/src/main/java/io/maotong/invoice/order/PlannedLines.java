package io.maotong.invoice.order;

import io.maotong.invoice.red.InvoicedLines;
import java.util.List;
import org.springframework.stereotype.Component;

/** On which invoices plans put the lines of orders, less what red invoices took back. */
@Component
class PlannedLines implements InvoicedLines {

    private final LineSourceMapper sources;

    PlannedLines(LineSourceMapper sources) {
        this.sources = sources;
    }

    @Override
    public List<Part> of(String orderNo, int orderLineNo) {
        return sources.issued(orderNo, orderLineNo).stream()
                .map(part -> new Part(part.number(), part.lineNo(), part.quantity()))
                .toList();
    }
}
