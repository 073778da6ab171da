package io.maotong.invoice.delivery;

import io.maotong.data.key.KeyService;
import io.maotong.invoice.document.Party;
import java.text.Normalizer;
import java.util.Locale;

/** One buyer is the same buyer by its tax number, or by its name if it has none. */
final class BuyerKey {

    private BuyerKey() {}

    static String of(Party buyer, KeyService keys) {
        return of(buyer.taxNo(), buyer.name(), keys);
    }

    static String of(String taxNo, String name, KeyService keys) {
        boolean numbered = taxNo != null && !taxNo.isBlank();
        return keys.blindIndex("buyer|" + (numbered ? "no|" + folded(taxNo) : "name|" + folded(name)));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u200b]", "")
                .toUpperCase(Locale.ROOT);
    }
}
