package io.maotong.order.table;

import java.util.List;
import java.util.Map;

/** Takes a table as it is read. */
public interface TableSink {

    /**
     * Called once before the first row.
     *
     * @param header names of the columns as written; of JSON, the names in its first object
     * @param expectedRows rows to come, as far as the format tells; null if it does not
     */
    void header(List<String> header, Integer expectedRows);

    /**
     * @param number as the user counts: of a sheet or CSV the header is row 1; of JSON the first line of goods is row 1
     * @param cells trimmed texts of what was filled in, by the name of the column
     * @return whether to go on reading
     */
    boolean row(int number, Map<String, String> cells);
}
