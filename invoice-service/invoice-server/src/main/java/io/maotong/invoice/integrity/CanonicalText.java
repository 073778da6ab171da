package io.maotong.invoice.integrity;

import java.math.BigDecimal;

/**
 * What a seal is taken over: names and values one after the other, each with its length, so that no two contents read alike.
 * Figures are written without trailing zeros, because a database may give them back with others than it was given.
 */
public final class CanonicalText {

    private final StringBuilder text = new StringBuilder();

    /** @param kind of row @param version of the list of its fields */
    public CanonicalText(String kind, int version) {
        text.append("maotong ").append(kind).append(' ').append(version).append('\n');
    }

    /** @param value a text, a figure, an enum, a boolean, a date or a time; null differs from the empty text */
    public CanonicalText put(String name, Object value) {
        text.append(name).append('=');
        if (value == null) {
            text.append('-');
        } else {
            String plain = plain(value);
            text.append(plain.length()).append(':').append(plain);
        }
        text.append('\n');
        return this;
    }

    private static String plain(Object value) {
        if (value instanceof BigDecimal figure) {
            return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
        }
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
