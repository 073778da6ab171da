package io.maotong.customs.batch.rule;

import io.maotong.core.error.Text;

/**
 * A rule that does not hold.
 *
 * @param rule id in the specification, such as O1
 * @param blocking whether the consignment must stay at home; else it is only a warning
 * @param document 303, 403, 505, 603
 * @param row 1-based line; null for the head
 */
public record Finding(
        String rule, boolean blocking, String document, String field, Integer row, String expected, Text hint) {

    static Finding error(
            String rule, String document, String field, Integer row, String expected, String zh, String en) {
        return new Finding(rule, true, document, field, row, expected, Text.of(zh, en));
    }

    static Finding warning(
            String rule, String document, String field, Integer row, String expected, String zh, String en) {
        return new Finding(rule, false, document, field, row, expected, Text.of(zh, en));
    }
}
