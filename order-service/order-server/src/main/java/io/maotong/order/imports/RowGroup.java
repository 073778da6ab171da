package io.maotong.order.imports;

import io.maotong.order.draft.EnteredLine;
import io.maotong.order.draft.OrderColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one order, which stand together in the file.
 *
 * @param repeated whether the file had rows of this order before, somewhere else
 */
record RowGroup(List<EnteredLine> rows, boolean repeated) {

    RowGroup {
        rows = new ArrayList<>(rows);
    }

    String orderNo() {
        return rows.getFirst().get(OrderColumn.ORDER_NO);
    }

    int lastRow() {
        return rows.getLast().number();
    }

    boolean takes(EnteredLine row) {
        return orderNo() != null && orderNo().equals(row.get(OrderColumn.ORDER_NO));
    }
}
