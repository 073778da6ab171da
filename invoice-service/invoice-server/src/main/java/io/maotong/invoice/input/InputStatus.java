package io.maotong.invoice.input;

import java.util.Map;

/** How an invoice stands; only a normal one can be used. */
public enum InputStatus {
    NORMAL,
    RED,
    PART_REVERSED,
    REVERSED,
    ABNORMAL,
    LOCKED;

    /** fpzt and what it means for use; anything else is abnormal until a person looks. */
    private static final Map<String, InputStatus> STATES =
            Map.of("0", NORMAL, "1", ABNORMAL, "2", ABNORMAL, "3", RED, "7", PART_REVERSED, "8", REVERSED);

    /**
     * @param state fpzt
     * @param abnormal sfycpz: null, N or 0 if it is no abnormal voucher
     * @param locked sdzt: null, N or 0 if it is not locked
     */
    public static InputStatus of(String state, String abnormal, String locked) {
        if (flagged(locked)) {
            return LOCKED;
        }
        if (flagged(abnormal)) {
            return ABNORMAL;
        }
        return STATES.getOrDefault(String.valueOf(state), ABNORMAL);
    }

    private static boolean flagged(String flag) {
        return flag != null && !flag.equals("N") && !flag.equals("0") && !flag.equals("00");
    }

    /** Nothing undoes it. */
    public boolean isFinal() {
        return this == RED || this == REVERSED;
    }
}
