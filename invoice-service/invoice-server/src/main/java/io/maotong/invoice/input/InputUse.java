package io.maotong.invoice.input;

/** What the buyer uses an input invoice for; the uses exclude each other (tax.md 1.16). */
public enum InputUse {
    UNUSED(null),
    DEDUCT("1"),
    REFUND("2"),
    AGENT_REFUND("3"),
    NON_DEDUCT("6");

    private final String code;

    InputUse(String code) {
        this.code = code;
    }

    /** @param code hxyt; null or 0 if unused @throws IllegalArgumentException if there is no such use */
    public static InputUse ofCode(String code) {
        if (code == null || code.equals("0")) {
            return UNUSED;
        }
        for (InputUse use : values()) {
            if (code.equals(use.code)) {
                return use;
            }
        }
        throw new IllegalArgumentException("no use " + code);
    }

    /** hxyt. @throws IllegalStateException of what is unused */
    public String code() {
        if (code == null) {
            throw new IllegalStateException("what is unused has no code");
        }
        return code;
    }
}
