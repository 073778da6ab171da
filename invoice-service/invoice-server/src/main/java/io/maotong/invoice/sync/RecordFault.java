package io.maotong.invoice.sync;

/** The rule that a received record breaks. */
public final class RecordFault extends Exception {

    private static final int LONGEST = 500;

    private final String rule;

    public RecordFault(String rule, String detail) {
        super(detail.length() <= LONGEST ? detail : detail.substring(0, LONGEST), null, false, false);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}
