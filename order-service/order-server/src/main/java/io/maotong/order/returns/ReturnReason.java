package io.maotong.order.returns;

/** Why goods come back. */
enum ReturnReason {
    NO_LONGER_WANTED,
    DAMAGED,
    WRONG_GOODS,
    NOT_DELIVERED,
    REFUSED_ABROAD,
    /** A note says why. */
    OTHER
}
