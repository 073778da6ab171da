package io.maotong.order.draft;

import java.util.Map;

/**
 * A row as it was read.
 *
 * @param number as the user counts, the header being row 1
 * @param cells trimmed texts of the columns that were filled in
 */
public record EnteredLine(int number, Map<OrderColumn, String> cells) {

    public EnteredLine {
        cells = Map.copyOf(cells);
    }

    /** @return the text or null */
    public String get(OrderColumn column) {
        return cells.get(column);
    }
}
