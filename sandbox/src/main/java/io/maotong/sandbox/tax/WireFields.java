package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A JSON object of the platform: text and numbers may come as either JSON type; absent, null and blank are alike. */
record WireFields(JsonNode node) {

    String text(String name) {
        JsonNode value = node.path(name);
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isValueNode() && !value.isNull() ? value.asString().strip() : "";
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** Null when absent or not a number. */
    BigDecimal decimal(String name) {
        String text = text(name);
        if (text.isEmpty() || text.length() > 40) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Null when absent or not a whole number. */
    Integer integer(String name) {
        BigDecimal value = decimal(name);
        try {
            return value == null ? null : value.intValueExact();
        } catch (ArithmeticException notWhole) {
            return null;
        }
    }

    List<WireFields> list(String name) {
        List<WireFields> all = new ArrayList<>();
        JsonNode array = node.path(name);
        if (array.isArray()) {
            for (JsonNode element : array) {
                all.add(new WireFields(element));
            }
        }
        return all;
    }

    /** @throws TaxRefusal when it is absent */
    String required(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw new TaxRefusal(TaxRefusal.INVALID, name + "不能为空");
        }
        return text;
    }
}
