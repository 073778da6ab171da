package io.maotong.customs.catalogue;

import java.util.regex.Pattern;

/**
 * The only codes after which the same content is sent again by itself: sending to customs failed (4), and the exchange's
 * own troubles (3xxx). Never a returned document (100) and never an error of the data. Source: trade specification 1.9, rule 6.
 */
final class Transport {

    private static final Pattern CODES = Pattern.compile("4|DXP-3\\d{3}");

    private Transport() {}

    static boolean isTransport(String code) {
        return code != null && CODES.matcher(code).matches();
    }
}
