package io.maotong.invoice.red;

/** Life of a form on our side (tax.md 1.12). */
enum RedFormStatus {
    /** Made from a return of goods; a person decides whether it is applied for. */
    WAITING_OFFICER,
    APPLYING,
    /** The platform holds it and nobody needs to confirm it. */
    CONFIRMED_FREE,
    /** The platform holds it and the other side has 72 hours. */
    WAITING,
    CONFIRMED,
    RED_ISSUING,
    RED_ISSUED,
    /** The platform refused the application. */
    REFUSED,
    /** The officer decided against it; it never left. */
    DISMISSED,
    DENIED,
    EXPIRED,
    WITHDRAWN,
    REVOKED,
    /** The platform voided it: abnormal voucher, blocked taxpayer, refused by a natural person, refund applied for. */
    VOIDED;

    /** Whether a red invoice may be issued. */
    boolean mayIssue() {
        return this == CONFIRMED || this == CONFIRMED_FREE;
    }

    /** Whether it ended without a red invoice. */
    boolean isDead() {
        return switch (this) {
            case REFUSED, DISMISSED, DENIED, EXPIRED, WITHDRAWN, REVOKED, VOIDED -> true;
            default -> false;
        };
    }

    boolean isEnded() {
        return this == RED_ISSUED || isDead();
    }

    /** Whether the platform may have news of it. */
    boolean isAtThePlatform() {
        return this == WAITING || mayIssue();
    }
}
