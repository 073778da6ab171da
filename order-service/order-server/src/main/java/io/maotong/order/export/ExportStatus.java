package io.maotong.order.export;

/** How far an export is. */
enum ExportStatus {
    QUEUED,
    RUNNING,
    DONE,
    EXPIRED
}
