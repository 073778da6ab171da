package io.maotong.forex.matching;

import io.maotong.forex.source.Orders;
import java.text.Normalizer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** R2: nobody is named, but exactly one order of the payer, in the window, waits for exactly this amount. */
final class AmountAndPayerRule implements MatchRule {

    private final int windowDays;

    AmountAndPayerRule(int windowDays) {
        this.windowDays = windowDays;
    }

    @Override
    public List<Share> shares(Payment payment, OrderBook book) {
        if (payment.payerName() == null || !book.named(payment).isEmpty()) {
            return List.of();
        }
        List<Orders.Order> candidates = book.waitingFor(payment).stream()
                .filter(order -> isSamePayer(payment.payerName(), order.buyerName()))
                .filter(order -> isInWindow(payment, order))
                .toList();
        return candidates.size() == 1
                ? List.of(Share.of(candidates.getFirst().orderNo(), payment.remaining(), Rule.R2_AMOUNT))
                : List.of();
    }

    private boolean isInWindow(Payment payment, Orders.Order order) {
        long days = ChronoUnit.DAYS.between(order.orderedOn(), payment.bookedOn());
        return days >= 0 && days <= windowDays;
    }

    static boolean isSamePayer(String payer, String buyer) {
        return buyer != null && !letters(payer).isEmpty() && letters(payer).equals(letters(buyer));
    }

    /** A name without case, accents, blanks and punctuation. */
    static String letters(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toUpperCase(Locale.ROOT);
    }
}
