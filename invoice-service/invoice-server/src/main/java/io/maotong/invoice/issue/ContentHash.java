package io.maotong.invoice.issue;

import io.maotong.data.key.KeyService;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells whether two requests under one serial number are the same. 1.0 and 1.00 are the same figure. The digest has a key,
 * because what it digests may be a person's.
 */
@Component
final class ContentHash {

    private final JsonMapper json;
    private final KeyService keys;

    ContentHash(JsonMapper json, KeyService keys) {
        this.json = json;
        this.keys = keys;
    }

    String of(NewInvoice invoice) {
        StringBuilder text = new StringBuilder();
        write(json.valueToTree(invoice), text);
        return keys.blindIndex(text.toString());
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            List<String> names = new ArrayList<>(node.propertyNames());
            Collections.sort(names);
            for (String name : names) {
                if (!node.get(name).isNull()) {
                    text.append(name.length()).append(name).append('{');
                    write(node.get(name), text);
                    text.append('}');
                }
            }
        } else if (node.isArray()) {
            node.forEach(item -> {
                text.append('[');
                write(item, text);
                text.append(']');
            });
        } else if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            text.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        } else {
            String value = node.asString();
            text.append(value.length()).append(':').append(value);
        }
    }
}
