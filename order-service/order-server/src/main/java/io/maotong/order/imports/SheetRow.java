package io.maotong.order.imports;

import java.util.Map;

/**
 * A row as it was read.
 *
 * @param number as the user counts, the header being row 1
 * @param cells trimmed texts of the columns that were filled in
 */
record SheetRow(int number, Map<SheetColumn, String> cells) {

    SheetRow {
        cells = Map.copyOf(cells);
    }

    /** @return the text or null */
    String get(SheetColumn column) {
        return cells.get(column);
    }
}
