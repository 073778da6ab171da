package io.maotong.core.error;

import java.util.Locale;

/** A sentence for people in both languages of the product. */
public record Text(String zh, String en) {

    public static Text of(String zh, String en) {
        return new Text(zh, en);
    }

    /** English for English readers, Chinese for everybody else. */
    public String in(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : zh;
    }

    /** Both sentences with {@link String#formatted} applied to the same arguments. */
    public Text with(Object... arguments) {
        return new Text(zh.formatted(arguments), en.formatted(arguments));
    }
}
