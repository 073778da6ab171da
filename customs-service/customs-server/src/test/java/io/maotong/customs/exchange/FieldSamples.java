package io.maotong.customs.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Elements of receipts with random values in their forms; names and keys are never blank. */
public final class FieldSamples {

    private record Section(String element, List<FieldDefinition> fields) {}

    private static final Map<String, Section> SECTIONS = read();
    private static final Set<String> MAY_BE_EMPTY = Set.of("preNo", "invtNo", "sumNo", "returnInfo");

    private FieldSamples() {}

    /** @param message such as CEB604 */
    public static Map<String, String> of(String message, Random random) {
        Map<String, String> values = new LinkedHashMap<>();
        for (FieldDefinition field : SECTIONS.get(message).fields()) {
            if (field.required() || random.nextBoolean()) {
                values.put(field.name(), value(field, random));
            }
        }
        return values;
    }

    private static String value(FieldDefinition field, Random random) {
        if (field.decimals() >= 0) {
            return Integer.toString(random.nextInt(10));
        }
        int least = Math.max(field.min(), MAY_BE_EMPTY.contains(field.name()) ? 0 : 1);
        int length = random.nextInt(least, Math.min(field.max(), 60) + 1);
        StringBuilder text = new StringBuilder();
        String letters = field.name().equals("returnInfo") ? "A9水晶 <&>\"'[]:;" : "A9水0";
        while (text.length() < length) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    public static String message(String message, List<Map<String, String>> elements) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ceb:" + message
                + "Message xmlns:ceb=\"" + MessageWriter.NAMESPACE
                + "\" guid=\"ABCDEF01-2345-6789-ABCD-000000000000\" version=\"1.0\">");
        String element = SECTIONS.get(message).element();
        for (Map<String, String> fields : elements) {
            xml.append("<ceb:").append(element).append('>');
            fields.forEach((name, value) -> {
                xml.append("<ceb:").append(name).append('>');
                MessageWriter.escape(xml, value);
                xml.append("</ceb:").append(name).append('>');
            });
            xml.append("</ceb:").append(element).append('>');
        }
        return xml.append("</ceb:").append(message).append("Message>").toString();
    }

    private static Map<String, Section> read() {
        Map<String, Section> sections = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                FieldSamples.class.getResourceAsStream("/customs/fields-202205.txt"), StandardCharsets.UTF_8))) {
            List<FieldDefinition> current = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    String[] name = line.substring(1, line.length() - 1).split(" ");
                    current = new ArrayList<>();
                    sections.put(name[0], new Section(name[1], current));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current.add(FieldDefinition.parse(line.trim()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sections;
    }
}
