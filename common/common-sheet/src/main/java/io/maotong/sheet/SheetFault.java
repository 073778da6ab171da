package io.maotong.sheet;

/** The file as a whole cannot be read. */
public final class SheetFault extends RuntimeException {

    /** What is wrong with it. */
    public enum Kind {
        /** Neither XLSX nor CSV in UTF-8, damaged, or without a first row. */
        UNREADABLE,
        TOO_MANY_ROWS
    }

    private final Kind kind;

    SheetFault(Kind kind, Throwable cause) {
        super(kind.name(), cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
