package io.maotong.order.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one order, which stand together in the file.
 *
 * @param repeated whether the file had rows of this order before, somewhere else
 */
record RowGroup(List<SheetRow> rows, boolean repeated) {

    RowGroup {
        rows = new ArrayList<>(rows);
    }

    String orderNo() {
        return rows.getFirst().get(SheetColumn.ORDER_NO);
    }

    int lastRow() {
        return rows.getLast().number();
    }

    boolean takes(SheetRow row) {
        return orderNo() != null && orderNo().equals(row.get(SheetColumn.ORDER_NO));
    }
}
