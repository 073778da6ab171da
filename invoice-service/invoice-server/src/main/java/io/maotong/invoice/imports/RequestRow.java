package io.maotong.invoice.imports;

import java.time.LocalDate;
import java.util.Map;

/**
 * A row as it was read.
 *
 * @param number as the user counts, the head being row 1
 * @param cells texts of the columns that were filled in
 * @param date what the cell of the date means, if a workbook says so
 */
record RequestRow(int number, Map<RequestColumn, String> cells, LocalDate date) {

    RequestRow {
        cells = Map.copyOf(cells);
    }

    /** @return the text or null */
    String get(RequestColumn column) {
        return cells.get(column);
    }
}
