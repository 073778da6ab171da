package io.maotong.invoice.file;

import java.util.Map;

/** Names of the special elements (tdys). */
final class SpecialElements {

    private static final Map<String, String> NAMES = DatedTable.read("/table/special-element.csv");

    private SpecialElements() {}

    static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }
}
