package io.maotong.logistics.carrier;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the loose JSON of carriers: numbers as text, one object where a list may stand. */
final class Wire {

    private Wire() {}

    /** @throws IllegalArgumentException if it is not there */
    static String text(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        if (found.isMissingNode() || found.isNull()) {
            throw new IllegalArgumentException(pointer + " is missing");
        }
        return found.asString();
    }

    static String text(JsonNode node, String pointer, String otherwise) {
        JsonNode found = node.at(pointer);
        return found.isMissingNode() || found.isNull() ? otherwise : found.asString();
    }

    static BigDecimal number(JsonNode node, String pointer) {
        return new BigDecimal(text(node, pointer));
    }

    static Money money(JsonNode node, String pointer, String currency) {
        // Carriers quote more decimals than the currency has at times; what is billed is rounded.
        return Money.rounded(
                number(node, pointer), Currency.getInstance(currency).getCurrencyCode());
    }

    static List<JsonNode> list(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        if (found.isMissingNode() || found.isNull()) {
            return List.of();
        }
        return found.isArray() ? found.valueStream().toList() : List.of(found);
    }
}
