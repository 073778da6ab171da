package io.maotong.invoice.plan;

/** What became of an invoice of a plan. */
enum ItemStatus {
    PLANNED,
    CREATED,
    /** Refused with reasons; what it drew of orders is free again. */
    FAILED,
    CANCELLED
}
