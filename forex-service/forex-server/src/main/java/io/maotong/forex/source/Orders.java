package io.maotong.forex.source;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the merchant's orders still wait for. Everything here works in the merchant's scope and locks what it reads. */
public interface Orders {

    /** Open orders whose number, without punctuation, is one of the keys. */
    List<Order> lockByKeys(Collection<String> keys);

    /** Open orders of the currency whose outstanding amount is one of these; at most {@code limit}. */
    List<Order> lockByOutstanding(String currency, Collection<BigDecimal> amounts, int limit);

    /** Orders by number, whatever their state. */
    List<Order> lockByNumbers(Collection<String> orderNos);

    /** Open orders of the currency with an outstanding amount near another, nearest first; takes no locks. */
    List<Order> near(String currency, BigDecimal amount, int limit);

    /** Adds to what is covered, per order number; negative figures take back. The orders are locked already. */
    void cover(Map<String, BigDecimal> changes);

    /** The letters and digits of an order number or of a word of a remittance text, in upper case. */
    static String key(String text) {
        StringBuilder key = new StringBuilder();
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toUpperCase)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    /**
     * @param amount goods and freight, what the buyer owes
     * @param outstanding what no receipt has covered yet
     */
    record Order(
            String orderNo, String status, Money amount, Money outstanding, String buyerName, LocalDate orderedOn) {

        /** Whether money may still be matched to it. */
        public boolean isOpen() {
            return !"CANCELLED".equals(status) && outstanding.isPositive();
        }
    }
}
