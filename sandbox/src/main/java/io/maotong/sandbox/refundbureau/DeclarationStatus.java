package io.maotong.sandbox.refundbureau;

/** Life of a filing; RETURNED and PAID are the ends. */
enum DeclarationStatus {
    SUBMITTED,
    ACCEPTED,
    REVIEWING,
    APPROVED,
    TREASURY,
    PAID,
    RETURNED;

    boolean ended() {
        return this == PAID || this == RETURNED;
    }
}
