package io.maotong.refund.filing;

/** States of a filing. Source: tax.md 3.11. */
enum RefundStatus {
    /** Being put together. */
    DRAFT,
    /** Declarations and invoices are linked. */
    MATCHED,
    /** No blocking finding is left; its parts are being reserved and sent. */
    PRECHECKED,
    SUBMITTED,
    ACCEPTED,
    REVIEWING,
    /** The bureau asks about rows. */
    QUERY,
    APPROVED,
    /** The treasury was told to pay. */
    TREASURY,
    PAID,
    /** Nothing could be filed, or the bureau returned it. */
    REJECTED,
    WITHDRAWN;

    /** Whether its rows count: no other filing may use them. */
    boolean isLive() {
        return this != REJECTED && this != WITHDRAWN;
    }

    boolean isAtTheBureau() {
        return ordinal() >= SUBMITTED.ordinal() && ordinal() < PAID.ordinal();
    }

    /** The bureau's answers may be read late or twice: only what lies ahead is a step. */
    boolean mayAdvanceTo(RefundStatus next) {
        return isAtTheBureau() && (next == REJECTED || (next != DRAFT && next.ordinal() > ordinal()));
    }
}
