package io.maotong.order.table;

import io.maotong.sheet.SheetInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Objects in a JSON array or one after the other (JSON lines). An object with an array {@code lines} gives one row for each of them, together with the object's own values; the values of
 * nested objects are named {@code outer.inner}.
 */
final class JsonTable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String LINES = "lines";

    private final Path file;
    private boolean announced;
    private int number;

    JsonTable(Path file) {
        this.file = file;
    }

    void read(TableSink sink) {
        try (InputStream in = SheetInput.open(file);
                JsonParser parser = JSON.createParser(in)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                elements(parser, sink);
                return;
            }
            while (token == JsonToken.START_OBJECT) {
                JsonNode object = JSON.readTree(parser);
                if (!rows(object, sink)) {
                    return;
                }
                token = parser.nextToken();
            }
            if (token != null) {
                throw new TableFault("an object is expected", number + 1, null);
            }
        } catch (JacksonException | IOException e) {
            throw new TableFault("not JSON", number + 1, e);
        }
    }

    private void elements(JsonParser parser, TableSink sink) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            if (!rows(JSON.readTree(parser), sink)) {
                return;
            }
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new TableFault("an object is expected", number + 1, null);
        }
    }

    private boolean rows(JsonNode object, TableSink sink) {
        Map<String, String> head = new LinkedHashMap<>();
        flatten("", object, head);
        List<Map<String, String>> all = new ArrayList<>();
        JsonNode lines = object.path(LINES);
        if (lines.isArray() && !lines.isEmpty()) {
            for (JsonNode line : lines) {
                Map<String, String> row = new LinkedHashMap<>(head);
                flatten("", line, row);
                all.add(row);
            }
        } else {
            all.add(head);
        }
        if (!announced) {
            announced = true;
            sink.header(List.copyOf(all.getFirst().keySet()), null);
        }
        for (Map<String, String> row : all) {
            number++;
            if (!row.isEmpty() && !sink.row(number, row)) {
                return false;
            }
        }
        return true;
    }

    private static void flatten(String outer, JsonNode node, Map<String, String> into) {
        node.properties().forEach(member -> {
            JsonNode value = member.getValue();
            String name = outer + member.getKey();
            if (value.isObject()) {
                flatten(name + ".", value, into);
            } else if (value.isNumber()) {
                into.put(name, value.decimalValue().toPlainString());
            } else if (value.isString() || value.isBoolean()) {
                String text = value.asString().strip();
                if (!text.isEmpty()) {
                    into.put(name, text);
                }
            }
        });
    }
}
