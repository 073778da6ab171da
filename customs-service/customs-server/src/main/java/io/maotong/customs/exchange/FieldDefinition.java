package io.maotong.customs.exchange;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a message.
 *
 * @param max longest text, or most digits
 * @param decimals digits after the point; -1 for text
 */
record FieldDefinition(String name, boolean required, int min, int max, int decimals) {

    private static final Pattern LINE =
            Pattern.compile("(\\w+)(!?) (?:C(\\d+)|C\\.\\.(\\d+)|C(\\d+)\\.\\.(\\d+)|N(\\d+)|N(\\d+),(\\d+))");

    static FieldDefinition parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no field: " + line);
        }
        String name = matcher.group(1);
        boolean required = !matcher.group(2).isEmpty();
        if (matcher.group(3) != null) {
            int length = Integer.parseInt(matcher.group(3));
            return new FieldDefinition(name, required, length, length, -1);
        }
        if (matcher.group(4) != null) {
            return new FieldDefinition(name, required, 0, Integer.parseInt(matcher.group(4)), -1);
        }
        if (matcher.group(5) != null) {
            return new FieldDefinition(
                    name, required, Integer.parseInt(matcher.group(5)), Integer.parseInt(matcher.group(6)), -1);
        }
        if (matcher.group(7) != null) {
            return new FieldDefinition(name, required, 1, Integer.parseInt(matcher.group(7)), 0);
        }
        return new FieldDefinition(
                name, required, 1, Integer.parseInt(matcher.group(8)), Integer.parseInt(matcher.group(9)));
    }

    boolean accepts(String value) {
        if (decimals < 0) {
            int length = value.codePointCount(0, value.length());
            return length >= min && length <= max && value.chars().allMatch(FieldDefinition::isWritable);
        }
        try {
            BigDecimal number = new BigDecimal(value);
            return value.indexOf('e') < 0
                    && value.indexOf('E') < 0
                    && number.scale() <= decimals
                    && number.precision() <= max;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    // Characters that XML 1.0 cannot carry.
    private static boolean isWritable(int character) {
        return character >= 0x20 || character == '\t' || character == '\n' || character == '\r';
    }

    /** As the specification writes it. */
    String form() {
        if (decimals < 0) {
            return min == max ? "C" + max : "C" + min + ".." + max;
        }
        return decimals == 0 ? "N" + max : "N" + max + "," + decimals;
    }
}
