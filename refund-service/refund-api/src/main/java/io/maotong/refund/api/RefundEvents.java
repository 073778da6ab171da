package io.maotong.refund.api;

import io.maotong.core.event.EventType;

/** Facts that refund-service publishes. */
public final class RefundEvents {

    /** The aggregate id is the batch id. */
    public static final EventType<RefundBatchChanged> BATCH_CHANGED =
            new EventType<>("refund.batch.changed", RefundBatchChanged.class);

    private RefundEvents() {}
}
