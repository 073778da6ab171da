package io.maotong.invoice.conversion;

/** Brings rows of before into a newer form. What it has converted it does not find again. */
public interface Conversion {

    /** @param last id that was looked at; null if there is none above @param converted rows that were changed */
    record Step(Long last, int converted) {

        public static final Step END = new Step(null, 0);
    }

    /** At most 40 characters; it never changes. */
    String name();

    /**
     * Converts some rows above an id, in the order of their ids, of all merchants. Runs in a transaction with the position
     * behind it.
     */
    Step convert(long after, int limit);
}
