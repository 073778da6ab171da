package io.maotong.forex.matching;

import io.maotong.core.money.Money;
import io.maotong.forex.collection.Receipts;
import io.maotong.forex.source.Orders;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is left of a receipt, and whom it may be for.
 *
 * @param keys words of its texts that may be order numbers, in their order
 * @param refused orders that a person has taken the receipt away from: no rule gives it to them again
 * @param chargeBearer DEBT, CRED, SHAR, SLEV or null
 */
record Payment(
        long receiptId,
        Money remaining,
        String payerName,
        Set<String> keys,
        Set<String> refused,
        String chargeBearer,
        LocalDate bookedOn) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;:，；：、()（）/|+*=<>\"'\\[\\]]+");
    private static final int SHORTEST_KEY = 4;
    private static final int MOST_KEYS = 60;

    static Payment of(Receipts.Receipt receipt, Set<String> refused) {
        return new Payment(
                receipt.id(),
                receipt.remaining(),
                receipt.payerName(),
                keys(receipt),
                refused,
                receipt.chargeBearer(),
                receipt.bookedOn());
    }

    /** Words as they stand, and as they are when a text was cut in lines in the middle of a word. */
    static Set<String> keys(Receipts.Receipt receipt) {
        Set<String> keys = new LinkedHashSet<>();
        collect(receipt.remittance(), keys);
        collect(receipt.remittance().replace("\n", ""), keys);
        if (receipt.endToEndId() != null) {
            collect(receipt.endToEndId(), keys);
        }
        return keys;
    }

    private static void collect(String text, Set<String> keys) {
        for (String word : BETWEEN_WORDS.split(text)) {
            String key = Orders.key(word);
            boolean number = key.codePoints().anyMatch(Character::isDigit);
            if (key.length() >= SHORTEST_KEY && key.length() <= 60 && number && keys.size() < MOST_KEYS) {
                keys.add(key);
            }
        }
    }

    /** The charges of banks on the way were not, or may not have been, the payer's: 71A SHA or BEN. */
    boolean mayBeCharged() {
        return "SHAR".equals(chargeBearer) || "CRED".equals(chargeBearer) || "SLEV".equals(chargeBearer);
    }
}
