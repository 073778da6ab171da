package io.maotong.invoice.red;

/** What the buyer did with the blue invoice; it decides who may apply and how much (tax.md 1.12). */
enum BlueUse {
    /** Only the platform knows. */
    UNKNOWN,
    /** Neither deducted, refunded nor booked. */
    UNUSED,
    /** Deducted, refunded or booked: the other side must confirm. */
    USED,
    /** The buyer is a natural person or abroad and cannot use it. */
    CANNOT_USE;

    boolean mayApply(Side side) {
        return side == Side.SELLER || this == USED;
    }

    /** Whether nothing less than all that is left may be reversed. */
    boolean wholeOnly() {
        return this == UNUSED || this == CANNOT_USE;
    }
}
