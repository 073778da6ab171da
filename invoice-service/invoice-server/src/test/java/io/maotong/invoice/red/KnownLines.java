package io.maotong.invoice.red;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;

/** Says on which invoices order lines are, as a test tells it. */
@TestComponent
public final class KnownLines implements InvoicedLines {

    private final Map<String, List<Part>> parts = new ConcurrentHashMap<>();

    void put(String orderNo, int lineNo, List<Part> where) {
        parts.put(orderNo + "/" + lineNo, where);
    }

    @Override
    public List<Part> of(String orderNo, int orderLineNo) {
        return parts.getOrDefault(orderNo + "/" + orderLineNo, List.of());
    }
}
