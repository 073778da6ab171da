package io.maotong.order.trade;

import io.maotong.order.bulk.BulkInsert;
import java.util.List;

/** A right order that is ready to be written. */
public final class NewOrder {

    private final BulkInsert.Bound<OrderRow> head;
    private final List<BulkInsert.Bound<OrderLineRow>> lines;

    NewOrder(BulkInsert.Bound<OrderRow> head, List<BulkInsert.Bound<OrderLineRow>> lines) {
        this.head = head;
        this.lines = List.copyOf(lines);
    }

    BulkInsert.Bound<OrderRow> head() {
        return head;
    }

    List<BulkInsert.Bound<OrderLineRow>> lines() {
        return lines;
    }
}
