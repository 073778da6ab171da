package io.maotong.order.imports;

import io.maotong.order.draft.OrderDrafts;
import io.maotong.order.trade.NewOrder;
import java.util.List;

/**
 * A chunk of a file that was checked.
 *
 * @param checked what was found, by group
 * @param orders ready to be written, by group; null where something is wrong, and everywhere if nothing is to be taken
 */
record Judged(List<RowGroup> groups, List<OrderDrafts.Checked> checked, List<NewOrder> orders) {

    int lastRow() {
        return groups.getLast().lastRow();
    }
}
