package io.maotong.customs.document;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document says, by the names of the wire and in its written forms. Absent fields have no key. The guid and what
 * belongs to the way of sending (appType, appTime, appStatus) are kept beside it, since they differ at each sending.
 */
public record DocumentContent(Map<String, String> head, List<Map<String, String>> rows) {

    public DocumentContent {
        head = new LinkedHashMap<>(head);
        rows = rows == null ? List.of() : rows;
    }

    public String get(String field) {
        return head.get(field);
    }

    /** A figure of the head; null if absent. */
    public BigDecimal number(String field) {
        return number(head, field);
    }

    public static BigDecimal number(Map<String, String> part, String field) {
        String text = part.get(field);
        try {
            return text == null || text.isEmpty() ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Chapter of the tariff to which the first line belongs, two digits; null if none is named. */
    public static String chapter(DocumentContent content) {
        return content.rows().stream()
                .map(row -> row.get("gcode"))
                .filter(code -> code != null && code.matches("\\d{2}.*"))
                .map(code -> code.substring(0, 2))
                .findFirst()
                .orElse(null);
    }

    /** At most five decimals, no exponent, no trailing zeros: as figures are written before they are signed. */
    public static String figure(BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /** Collects fields and leaves absent ones out. */
    public static final class Fields {

        private final Map<String, String> fields = new LinkedHashMap<>();

        public Fields put(String name, String value) {
            if (value != null) {
                fields.put(name, value);
            }
            return this;
        }

        public Fields put(String name, BigDecimal value) {
            return put(name, figure(value));
        }

        public Fields put(String name, int value) {
            return put(name, Integer.toString(value));
        }

        public Map<String, String> map() {
            return fields;
        }
    }
}
