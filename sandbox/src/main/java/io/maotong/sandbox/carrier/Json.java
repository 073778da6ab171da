package io.maotong.sandbox.carrier;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reading the carriers' loose JSON: numbers as text, one object where a list may stand. */
final class Json {

    private Json() {}

    /** Empty when absent. */
    static String text(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        return found.isMissingNode() || found.isNull() || found.isContainer() ? "" : found.asString();
    }

    /** Null when absent or not a number. */
    static BigDecimal number(JsonNode node, String pointer) {
        try {
            String value = text(node, pointer);
            return value.isBlank() ? null : new BigDecimal(value.strip());
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    static List<JsonNode> list(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        if (found.isMissingNode() || found.isNull()) {
            return List.of();
        }
        return found.isArray() ? found.valueStream().toList() : List.of(found);
    }
}
