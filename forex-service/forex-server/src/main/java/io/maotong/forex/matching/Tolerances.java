package io.maotong.forex.matching;

import io.maotong.core.money.Money;
import java.math.BigDecimal;

/** How far a payment may be from what is owed. */
final class Tolerances {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final MatchingProperties properties;

    Tolerances(MatchingProperties properties) {
        this.properties = properties;
    }

    boolean isWithin(Money difference, Money owed, Payment payment) {
        MatchingProperties.Tolerance rule = properties.toleranceOf(owed.currency(), payment.bookedOn());
        BigDecimal gap = difference.amount().abs();
        return gap.compareTo(rule.absolute()) <= 0
                && gap.multiply(HUNDRED).compareTo(owed.amount().multiply(rule.percent())) <= 0;
    }

    /** Whether banks on the way may have kept the shortfall. */
    boolean mayBeCharge(Money shortfall, Payment payment) {
        MatchingProperties.Tolerance rule = properties.toleranceOf(shortfall.currency(), payment.bookedOn());
        return payment.mayBeCharged() && shortfall.amount().compareTo(rule.maxCharge()) <= 0;
    }
}
