package io.maotong.core.error;

import java.util.Objects;

/**
 * One broken rule.
 *
 * @param code stable code of the rule's error
 * @param field path of the field in the request, such as {@code lines[2].quantity}; null for the whole
 * @param row 1-based row of a bulk input as the user counts it; null otherwise
 * @param rule id of the rule as the documentation names it
 * @param expected what would have been right; null if it cannot be said
 * @param hint what to do about it
 */
public record Violation(String code, String field, Integer row, String rule, String expected, Text hint) {

    public Violation {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(hint, "hint");
    }

    public static Violation of(ErrorCode code, String field, String rule, String expected, Text hint) {
        return new Violation(code.code(), field, null, rule, expected, hint);
    }

    public Violation atRow(int number) {
        return new Violation(code, field, number, rule, expected, hint);
    }
}
