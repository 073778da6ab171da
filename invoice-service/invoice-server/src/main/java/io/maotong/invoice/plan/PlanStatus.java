package io.maotong.invoice.plan;

/** How far a plan is. */
enum PlanStatus {
    /** Its invoices are being handed in. */
    RUNNING,
    /** All are handed in, or refused with reasons. */
    DONE,
    CANCELLING,
    CANCELLED;

    boolean isFinished() {
        return this == DONE || this == CANCELLED;
    }
}
