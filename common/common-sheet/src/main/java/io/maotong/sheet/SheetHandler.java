package io.maotong.sheet;

import java.util.Map;

/** Is given the rows of a sheet one after the other; what it throws ends the reading and reaches the caller as it is. */
public interface SheetHandler {

    /** Told before the head. @param rows to come after it, as far as the file tells: an upper bound */
    default void expect(int rows) {}

    /** The first row. @param titles by column, counted from 0; empty ones are left out */
    void head(Map<Integer, String> titles);

    /**
     * A row with at least one cell filled in.
     *
     * @param number as the user counts, the head being row 1
     * @return whether to go on reading
     */
    boolean row(int number, Map<Integer, SheetCell> cells);
}
