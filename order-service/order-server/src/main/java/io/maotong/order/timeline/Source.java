package io.maotong.order.timeline;

import java.util.Set;

/** Where something happened, in the order in which an order usually meets them. */
public enum Source {
    /** Placed and cancelled. */
    ORDER(Set.of("PAID", "CANCELLED"), Set.of()),
    /** Its content was changed. */
    CHANGE(Set.of("CHANGED"), Set.of()),
    /** Stopped and released by the merchant. */
    HOLD(Set.of("RELEASED"), Set.of()),
    SHIPMENT(Set.of("DELIVERED"), Set.of("RETURNED", "LOST", "DESTROYED", "CANCELLED")),
    RECEIPT(Set.of("MATCHED"), Set.of("TAKEN_BACK")),
    /** Its money was converted into CNY. */
    SETTLEMENT(Set.of("SETTLED"), Set.of("TAKEN_BACK")),
    CUSTOMS(
            Set.of("RELEASED", "CLOSED", "SUMMARISED"),
            Set.of(
                    "SEND_FAILED",
                    "TRANSMIT_REJECTED",
                    "REJECTED_BY_PORT",
                    "RETURNED",
                    "DETAINED",
                    "RETURNED_ABROAD",
                    "CANCEL_APPROVED",
                    "CANCELLED")),
    ENTRY(Set.of("CREATED"), Set.of()),
    INVOICE(Set.of("ISSUED", "DELIVERED", "REVERSED"), Set.of("FAILED", "REJECTED", "CANCELLED")),
    RED(
            Set.of("RED_ISSUED", "REVERSED", "REVERSED_IN_PART"),
            Set.of("REFUSED", "DISMISSED", "DENIED", "EXPIRED", "WITHDRAWN", "REVOKED", "VOIDED")),
    REFUND(Set.of("PAID"), Set.of("REJECTED", "WITHDRAWN", "RECLAIMED")),
    RETURN(Set.of("REFUNDED"), Set.of("REJECTED", "CANCELLED"));

    /** Whether it goes on. */
    public enum Phase {
        NOT_STARTED,
        RUNNING,
        DONE,
        FAILED
    }

    private final Set<String> done;
    private final Set<String> failed;

    Source(Set<String> done, Set<String> failed) {
        this.done = done;
        this.failed = failed;
    }

    Phase phaseOf(String state) {
        if (done.contains(state)) {
            return Phase.DONE;
        }
        return failed.contains(state) ? Phase.FAILED : Phase.RUNNING;
    }
}
