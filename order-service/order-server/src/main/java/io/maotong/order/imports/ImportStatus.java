package io.maotong.order.imports;

/** How far an import is. */
enum ImportStatus {
    QUEUED,
    RUNNING,
    DONE,
    FAILED;

    boolean isFinished() {
        return this == DONE || this == FAILED;
    }
}
