package io.maotong.invoice.imports;

/** How far an import is. */
enum ImportState {
    QUEUED,
    RUNNING,
    DONE,
    /** The file as a whole was refused; it may come again. */
    FAILED;

    boolean isFinished() {
        return this == DONE || this == FAILED;
    }
}
