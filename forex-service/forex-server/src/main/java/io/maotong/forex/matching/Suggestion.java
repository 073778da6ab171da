package io.maotong.forex.matching;

import io.maotong.core.money.Money;
import io.maotong.forex.source.Orders;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * R5: an order that a payment may be for, for a person to confirm.
 *
 * @param score 0 to 100: closeness of the amount up to 50, likeness of the names up to 30, nearness of the dates up to 20
 */
record Suggestion(
        String orderNo,
        Money outstanding,
        String buyerName,
        LocalDate orderedOn,
        int score,
        int amountScore,
        int nameScore,
        int dateScore) {

    private static final int MOST_FOR_AMOUNT = 50;
    private static final int MOST_FOR_NAME = 30;
    private static final int MOST_FOR_DATE = 20;

    static Suggestion of(Payment payment, Orders.Order order) {
        int amount =
                amountScore(payment.remaining().amount(), order.outstanding().amount());
        int name = nameScore(payment.payerName(), order.buyerName());
        int date = dateScore(payment.bookedOn(), order.orderedOn());
        return new Suggestion(
                order.orderNo(),
                order.outstanding(),
                order.buyerName(),
                order.orderedOn(),
                amount + name + date,
                amount,
                name,
                date);
    }

    private static int amountScore(BigDecimal paid, BigDecimal owed) {
        BigDecimal larger = paid.max(owed);
        BigDecimal closeness =
                BigDecimal.ONE.subtract(paid.subtract(owed).abs().divide(larger, 6, RoundingMode.HALF_UP));
        return closeness.multiply(BigDecimal.valueOf(MOST_FOR_AMOUNT)).intValue();
    }

    /** Shared pairs of neighbouring letters (Dice). */
    private static int nameScore(String payer, String buyer) {
        if (payer == null || buyer == null) {
            return 0;
        }
        List<String> one = pairs(AmountAndPayerRule.letters(payer));
        List<String> other = new ArrayList<>(pairs(AmountAndPayerRule.letters(buyer)));
        int total = one.size() + other.size();
        if (total == 0) {
            return 0;
        }
        int shared = 0;
        for (String pair : one) {
            if (other.remove(pair)) {
                shared++;
            }
        }
        return MOST_FOR_NAME * 2 * shared / total;
    }

    private static List<String> pairs(String letters) {
        return IntStream.range(0, Math.max(0, letters.length() - 1))
                .mapToObj(i -> letters.substring(i, i + 2))
                .toList();
    }

    private static int dateScore(LocalDate booked, LocalDate ordered) {
        long days = Math.abs(ChronoUnit.DAYS.between(ordered, booked));
        return (int) Math.max(0, MOST_FOR_DATE - days / 5);
    }
}
