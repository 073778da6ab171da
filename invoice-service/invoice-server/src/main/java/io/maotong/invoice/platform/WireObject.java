package io.maotong.invoice.platform;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An object of the platform: values may be strings or numbers, and absent, null and blank mean the same. */
record WireObject(JsonNode node) {

    /** Null if absent or blank. */
    String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isValueNode() || value.isNull() || value.isMissingNode()) {
            return null;
        }
        String text = value.isNumber()
                ? value.decimalValue().toPlainString()
                : value.asString().strip();
        return text.isEmpty() ? null : text;
    }

    /** @throws IllegalArgumentException if it is absent */
    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    /** @throws IllegalArgumentException if it is absent or not a number */
    BigDecimal decimal(String name) {
        return new BigDecimal(required(name));
    }

    boolean flag(String name) {
        String text = text(name);
        return "true".equalsIgnoreCase(text) || "Y".equalsIgnoreCase(text) || "1".equals(text);
    }

    List<WireObject> list(String name) {
        JsonNode values = node.path(name);
        return values.isArray() ? values.valueStream().map(WireObject::new).toList() : List.of();
    }

    /** A list of texts or numbers; empty if there is none. */
    List<String> texts(String name) {
        JsonNode values = node.path(name);
        return values.isArray() ? values.valueStream().map(JsonNode::asString).toList() : List.of();
    }
}
