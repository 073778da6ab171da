package io.maotong.invoice.platform;

import java.util.Set;

/**
 * How one invoice is told from all others. A digital invoice has a number of 20 digits; a legacy one a code of 10 or 12
 * digits and a number of 8, which are joined as they are when a red invoice names them (tax.md 1.1 and 1.3).
 *
 * @param code null for a digital invoice
 * @param number as printed
 */
public record InvoiceIdentity(String code, String number) {

    private static final int LEGACY_NUMBER = 8;
    private static final Set<String> LEGACY = Set.of("01", "02", "03", "04", "08", "10", "11", "14", "15");

    /** @param kindCode fplx */
    public static boolean legacy(String kindCode) {
        return LEGACY.contains(kindCode);
    }

    /** Takes apart what {@link #text} joined. */
    public static InvoiceIdentity of(String text, String kindCode) {
        boolean joined = legacy(kindCode) && text.length() > LEGACY_NUMBER;
        int end = text.length() - LEGACY_NUMBER;
        return joined
                ? new InvoiceIdentity(text.substring(0, end), text.substring(end))
                : new InvoiceIdentity(null, text);
    }

    /** Code and number as one. */
    public String text() {
        return code == null ? number : code + number;
    }
}
