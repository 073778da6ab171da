package io.maotong.refund.precheck;

import io.maotong.core.error.Text;

/**
 * Something that the bureau would ask about.
 *
 * @param rule R001 to R023
 * @param object the declaration item, invoice line or form it is about
 */
public record Finding(String rule, Level level, String object, String expected, String actual, Text hint) {

    /** Blocked rows are left out of the filing; explained ones go along. */
    public enum Level {
        BLOCK,
        EXPLAIN
    }

    static Finding block(String rule, String object, String expected, String actual, Text hint) {
        return new Finding(rule, Level.BLOCK, object, expected, actual, hint);
    }

    static Finding explain(String rule, String object, String expected, String actual, Text hint) {
        return new Finding(rule, Level.EXPLAIN, object, expected, actual, hint);
    }
}
