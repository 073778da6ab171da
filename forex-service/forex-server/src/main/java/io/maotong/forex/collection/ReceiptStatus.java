package io.maotong.forex.collection;

/** Life of a receipt. */
public enum ReceiptStatus {
    /** Announced, not booked by the bank. */
    NOTIFIED,
    /** Booked; nobody has tried to match it yet. */
    RECEIVED,
    /** No rule found an order: a person decides, or the order is still to come. */
    UNMATCHED,
    /** A part of it pays orders. */
    PARTIAL,
    /** All of it pays orders and is available. */
    MATCHED,
    /** The bank took it back. */
    REVERSED;

    /** Whether there may be money in it that no order has got. */
    public boolean isOpen() {
        return this == RECEIVED || this == UNMATCHED || this == PARTIAL;
    }
}
