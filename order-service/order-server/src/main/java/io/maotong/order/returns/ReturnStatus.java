package io.maotong.order.returns;

/** Where a return is. */
enum ReturnStatus {
    REQUESTED,
    RECEIVED,
    /** Inspected, and at least a part of it taken back: from here on it counts. */
    ACCEPTED,
    REFUNDED,
    /** Inspected, and nothing of it taken back. */
    REJECTED,
    CANCELLED;

    boolean mayBeCancelled() {
        return this == REQUESTED;
    }

    boolean counts() {
        return this == ACCEPTED || this == REFUNDED;
    }
}
