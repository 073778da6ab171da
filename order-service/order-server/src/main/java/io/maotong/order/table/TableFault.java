package io.maotong.order.table;

/** The file is no table that can be read. */
public final class TableFault extends RuntimeException {

    private final Integer row;

    TableFault(String message, Integer row, Throwable cause) {
        super(message, cause);
        this.row = row;
    }

    /** Where reading ended; null if it never began. */
    public Integer row() {
        return row;
    }
}
