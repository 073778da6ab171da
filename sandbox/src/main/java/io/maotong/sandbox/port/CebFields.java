package io.maotong.sandbox.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The field tables of the messages, kept as our own table; order, presence, length and number shape are checked. */
final class CebFields {

    private static final Pattern FIELD =
            Pattern.compile("(\\w+)(\\?)? (?:C(\\d*)(\\.\\.)?(\\d*)|N(\\d+)(?:,(\\d+))?)(?:=(\\S+))?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");

    private static final CebFields TABLES = load();

    private final Map<String, List<Field>> entities;

    /** @param digits 0 = text @param fractions fraction digits of a decimal, -1 = whole number */
    record Field(String name, boolean optional, int shortest, int longest, int digits, int fractions, String fixed) {

        boolean number() {
            return digits > 0;
        }

        /** What is wrong with the value, or null. */
        String fault(String value) {
            if (number()) {
                return numberFault(value.strip());
            }
            int length = value.codePointCount(0, value.length());
            if (length < shortest || length > longest) {
                return "长度应为" + (shortest == longest ? "" : shortest + "至") + longest + "，实际" + length;
            }
            return fixed != null && !fixed.equals(value) ? "应为" + fixed : null;
        }

        private String numberFault(String value) {
            if (fractions < 0) {
                return WHOLE.matcher(value).matches() && significant(value) <= digits
                        ? null
                        : "应为不超过" + digits + "位的整数";
            }
            if (!DECIMAL.matcher(value).matches()) {
                return "应为十进制数";
            }
            int point = value.indexOf('.');
            String fraction = point < 0 ? "" : value.substring(point + 1).replaceAll("0+$", "");
            String whole = point < 0 ? value : value.substring(0, point);
            if (fraction.length() > fractions) {
                return "小数不超过" + fractions + "位";
            }
            return significant(whole) + fraction.length() <= digits ? null : "总位数不超过" + digits + "位";
        }

        private static int significant(String whole) {
            return whole.replaceAll("^[+-]?0*", "").length();
        }
    }

    private CebFields(Map<String, List<Field>> entities) {
        this.entities = entities;
    }

    static CebFields tables() {
        return TABLES;
    }

    List<Field> of(String entity) {
        return entities.get(entity);
    }

    private static CebFields load() {
        try (InputStream in = CebFields.class.getResourceAsStream("/ceb/fields.txt")) {
            Map<String, List<Field>> entities = new LinkedHashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("#") || line.isBlank()) {
                    continue;
                }
                int colon = line.indexOf(':');
                List<Field> fields = new ArrayList<>();
                for (String field : line.substring(colon + 1).split(";")) {
                    fields.add(parse(field.strip()));
                }
                entities.put(line.substring(0, colon), List.copyOf(fields));
            }
            return new CebFields(entities);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Field parse(String text) {
        Matcher m = FIELD.matcher(text);
        if (!m.matches()) {
            throw new IllegalStateException("field table: " + text);
        }
        boolean optional = m.group(2) != null;
        if (m.group(6) != null) {
            int fractions = m.group(7) == null ? -1 : Integer.parseInt(m.group(7));
            return new Field(m.group(1), optional, 1, 30, Integer.parseInt(m.group(6)), fractions, m.group(8));
        }
        boolean range = m.group(4) != null;
        int first = m.group(3).isEmpty() ? 0 : Integer.parseInt(m.group(3));
        int last = range ? Integer.parseInt(m.group(5)) : first;
        return new Field(m.group(1), optional, first, last, 0, -1, m.group(8));
    }

    /** Reads the fields of an element; faults are added with their path. */
    Map<String, String> read(Element parent, String entity, String path, List<String> faults) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Field> expected = entities.get(entity);
        int at = 0;
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element element)) {
                continue;
            }
            String name = element.getLocalName();
            int found = position(expected, name);
            if (found < 0) {
                faults.add(path + "/" + name + " 不是规定的节点");
                continue;
            }
            if (found < at) {
                faults.add(path + "/" + name + " 重复或顺序不对");
                continue;
            }
            missing(expected, at, found, path, faults);
            at = found + 1;
            String value = element.getTextContent();
            String fault = expected.get(found).fault(value);
            if (fault != null) {
                faults.add(path + "/" + name + " " + fault);
            } else {
                values.put(name, value);
            }
        }
        missing(expected, at, expected.size(), path, faults);
        return values;
    }

    private static void missing(List<Field> expected, int from, int to, String path, List<String> faults) {
        for (int i = from; i < to; i++) {
            if (!expected.get(i).optional()) {
                faults.add(path + "/" + expected.get(i).name() + " 缺少");
            }
        }
    }

    private static int position(List<Field> expected, String name) {
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
