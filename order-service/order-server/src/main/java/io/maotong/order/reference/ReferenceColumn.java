package io.maotong.order.reference;

import java.util.regex.Pattern;

/**
 * A column of a reference table.
 *
 * @param name in requests and answers
 * @param column in the database
 * @param pattern of what it may say
 * @param expected the pattern in words, for whoever got it wrong
 */
record ReferenceColumn(String name, String column, boolean mandatory, Pattern pattern, String expected) {

    static ReferenceColumn of(String name, String column, String pattern, String expected) {
        return new ReferenceColumn(name, column, true, Pattern.compile(pattern, Pattern.DOTALL), expected);
    }

    /** Up to so many characters, none of them the separator of keys. */
    static ReferenceColumn text(String name, String column, int longest) {
        return of(name, column, "[^~]{1," + longest + "}", "1.." + longest);
    }

    static ReferenceColumn flag(String name, String column) {
        return of(name, column, "[01]", "0|1");
    }

    ReferenceColumn orNothing() {
        return new ReferenceColumn(name, column, false, pattern, expected);
    }
}
