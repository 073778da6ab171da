package io.maotong.customs.batch;

/** Where a clearance batch 清关批次 is. */
public enum BatchStatus {
    OPEN,
    LOCKED,
    DECLARING,
    PARTLY_RELEASED,
    RELEASED,
    MANIFESTED,
    DEPARTED,
    CLOSED,
    CANCELLED;

    boolean mayDeclare() {
        return this == OPEN || this == LOCKED;
    }

    boolean mayCancel() {
        return this == OPEN || this == LOCKED;
    }

    /** Whether the receipts of its lists still move it. */
    boolean followsReceipts() {
        return this == DECLARING
                || this == PARTLY_RELEASED
                || this == RELEASED
                || this == MANIFESTED
                || this == DEPARTED;
    }
}
