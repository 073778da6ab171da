package io.maotong.customs.exchange;

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
        return decimals < 0 ? acceptsText(value) : acceptsFigure(value);
    }

    private boolean acceptsText(String value) {
        // Validators differ on characters beyond the basic plane, one or two: it must fit either way.
        if (value.length() > max) {
            return false;
        }
        int points = 0;
        for (int index = 0; index < value.length(); points++) {
            int character = value.codePointAt(index);
            // The published schema drops blanks from some codes before it counts.
            if (!isWritable(character) || min > 0 && Character.isWhitespace(character)) {
                return false;
            }
            index += Character.charCount(character);
        }
        return points >= min;
    }

    /** A sign, digits, perhaps a point and digits: leading zeros do not count, trailing ones do. */
    private boolean acceptsFigure(String value) {
        int length = value.length();
        int start = length > 0 && value.charAt(0) == '-' ? 1 : 0;
        int point = value.indexOf('.');
        int end = point < 0 ? length : point;
        if (end == start || point == length - 1 || !isDigits(value, start, end)) {
            return false;
        }
        int scale = point < 0 ? 0 : length - point - 1;
        if (scale > decimals || point >= 0 && !isDigits(value, point + 1, length)) {
            return false;
        }
        int first = start;
        while (first < end && value.charAt(first) == '0') {
            first++;
        }
        return end - first + scale <= max;
    }

    private static boolean isDigits(String value, int from, int to) {
        for (int index = from; index < to; index++) {
            if (value.charAt(index) < '0' || value.charAt(index) > '9') {
                return false;
            }
        }
        return true;
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
