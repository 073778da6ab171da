package io.maotong.refund.match;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Whether an invoice line is about the goods of a declaration item: the names are the same but for blanks and brackets,
 * or the supplier printed the stock number of one of its products. Similar names are not enough.
 */
public final class SameGoods {

    private SameGoods() {}

    static boolean hold(PurchaseLine line, ExportLine export) {
        return sameName(line, export)
                || export.stockNumbers().stream()
                        .anyMatch(number -> folded(number).equals(folded(line.spec()))
                                || folded(number).equals(folded(line.name())));
    }

    /** Whether the bureau will see the same name on both. */
    public static boolean sameName(PurchaseLine line, ExportLine export) {
        return folded(line.name()).equals(folded(export.name()));
    }

    private static String folded(String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[\\s\\p{Cf}()\\[\\]]", "")
                        .toUpperCase(Locale.ROOT);
    }
}
