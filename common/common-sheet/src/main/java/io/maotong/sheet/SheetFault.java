package io.maotong.sheet;

/** The file as a whole cannot be read. */
public final class SheetFault extends RuntimeException {

    /** What is wrong with it. */
    public enum Kind {
        /** Neither XLSX nor CSV, damaged, or without a first row. */
        UNREADABLE,
        TOO_MANY_ROWS
    }

    private final Kind kind;
    private final Integer row;

    SheetFault(Kind kind, Integer row, Throwable cause) {
        super(kind.name(), cause);
        this.kind = kind;
        this.row = row;
    }

    public Kind kind() {
        return kind;
    }

    /** Where reading ended, as the user counts; null if the file does not tell. */
    public Integer row() {
        return row;
    }
}
