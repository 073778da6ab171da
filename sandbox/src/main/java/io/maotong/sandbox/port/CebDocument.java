package io.maotong.sandbox.port;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** One document of a message as it was read: field names as in the schema. */
record CebDocument(Map<String, String> head, List<Map<String, String>> rows) {

    /** Empty when absent. */
    String head(String field) {
        return head.getOrDefault(field, "");
    }

    BigDecimal number(String field) {
        return number(head, field);
    }

    static BigDecimal number(Map<String, String> fields, String field) {
        String value = fields.get(field);
        return value == null || value.isBlank() ? null : new BigDecimal(value.strip());
    }
}
