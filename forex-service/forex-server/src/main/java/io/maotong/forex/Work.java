package io.maotong.forex;

/** Kinds of promised work that more than one feature promises. */
public final class Work {

    /** Look at the merchant's open receipts again: money or orders came. */
    public static final String MATCH = "match-receipts";

    private Work() {}
}
