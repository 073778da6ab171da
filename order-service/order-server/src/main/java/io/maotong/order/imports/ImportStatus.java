package io.maotong.order.imports;

/** How far an import is. */
enum ImportStatus {
    QUEUED,
    RUNNING,
    /** Only checked: nothing was taken yet. */
    CHECKED,
    DONE,
    FAILED,
    DISCARDED;

    boolean isFinished() {
        return this == DONE || this == FAILED || this == DISCARDED || this == CHECKED;
    }
}
