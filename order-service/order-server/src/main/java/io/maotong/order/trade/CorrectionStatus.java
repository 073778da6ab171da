package io.maotong.order.trade;

/** What became of a correction. */
enum CorrectionStatus {
    OPEN,
    APPLIED,
    WITHDRAWN
}
