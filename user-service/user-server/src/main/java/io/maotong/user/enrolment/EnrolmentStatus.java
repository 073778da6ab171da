package io.maotong.user.enrolment;

import io.maotong.core.error.IllegalTransition;

/** WAITING for what it needs; READY to be sent; SUBMITTED; then APPROVED or REJECTED. */
enum EnrolmentStatus {
    WAITING,
    READY,
    SUBMITTED,
    APPROVED,
    REJECTED;

    EnrolmentStatus unblock() {
        return require(this == WAITING, "unblock", READY);
    }

    EnrolmentStatus submit() {
        return require(this == READY, "submit", SUBMITTED);
    }

    EnrolmentStatus approve() {
        return require(this == SUBMITTED, "approve", APPROVED);
    }

    EnrolmentStatus reject() {
        return require(this == READY || this == SUBMITTED, "reject", REJECTED);
    }

    /** Asked for again after a rejection. */
    EnrolmentStatus again() {
        return require(this == REJECTED, "ask again", WAITING);
    }

    private EnrolmentStatus require(boolean allowed, String action, EnrolmentStatus next) {
        if (!allowed) {
            throw new IllegalTransition("enrolment", this, action);
        }
        return next;
    }
}
