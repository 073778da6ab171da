package io.maotong.customs.exchange;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a message.
 *
 * @param max longest text, or most digits
 * @param decimals digits after the point; -1 for text
 * @param fixed the only value; null if there are others
 */
record FieldDefinition(String name, boolean required, int min, int max, int decimals, String fixed) {

    private static final Pattern LINE = Pattern.compile(
            "(\\w+)(!?) (?:C(\\d+)|C\\.\\.(\\d+)|C(\\d+)\\.\\.(\\d+)|N(\\d+)|N(\\d+),(\\d+))(?:=(\\S+))?");

    private static final Pattern FIGURE = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    static FieldDefinition parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no field: " + line);
        }
        String name = matcher.group(1);
        boolean required = !matcher.group(2).isEmpty();
        String fixed = matcher.group(10);
        if (matcher.group(3) != null) {
            int length = Integer.parseInt(matcher.group(3));
            return new FieldDefinition(name, required, length, length, -1, fixed);
        }
        if (matcher.group(4) != null) {
            return new FieldDefinition(name, required, 0, Integer.parseInt(matcher.group(4)), -1, fixed);
        }
        if (matcher.group(5) != null) {
            return new FieldDefinition(
                    name, required, Integer.parseInt(matcher.group(5)), Integer.parseInt(matcher.group(6)), -1, fixed);
        }
        if (matcher.group(7) != null) {
            return new FieldDefinition(name, required, 1, Integer.parseInt(matcher.group(7)), 0, fixed);
        }
        return new FieldDefinition(
                name, required, 1, Integer.parseInt(matcher.group(8)), Integer.parseInt(matcher.group(9)), fixed);
    }

    boolean accepts(String value) {
        if (fixed != null) {
            return fixed.equals(value);
        }
        if (decimals < 0) {
            // Validators differ on characters beyond the basic plane, one or two: it must fit either way.
            return value.codePointCount(0, value.length()) >= min
                    && value.length() <= max
                    && value.codePoints().allMatch(FieldDefinition::isWritable)
                    // The published schema drops blanks from some codes before it counts.
                    && (min == 0 || value.chars().noneMatch(Character::isWhitespace));
        }
        if (!FIGURE.matcher(value).matches()) {
            return false;
        }
        BigDecimal number = new BigDecimal(value);
        return number.scale() <= decimals && Math.max(number.precision(), number.scale()) <= max;
    }

    // Characters that XML 1.0 cannot carry are not: most controls, halves of pairs, U+FFFE and U+FFFF.
    private static boolean isWritable(int character) {
        return character >= 0x20 && character < Character.MIN_SURROGATE
                || character > Character.MAX_SURROGATE && character < 0xFFFE
                || character > 0xFFFF
                || character == '\t'
                || character == '\n'
                || character == '\r';
    }

    /** As the specification writes it. */
    String form() {
        if (fixed != null) {
            return fixed;
        }
        if (decimals < 0) {
            return min == max ? "C" + max : "C" + min + ".." + max;
        }
        return decimals == 0 ? "N" + max : "N" + max + "," + decimals;
    }
}
