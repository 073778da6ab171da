package io.maotong.forex.settlement;

import io.maotong.core.money.Money;
import java.math.BigDecimal;

/** The figures of a conversion into CNY. Each is rounded once, half-up. */
final class Conversion {

    static final String HOME = "CNY";

    private Conversion() {}

    static Money bought(Money sold, BigDecimal rate) {
        return Money.rounded(sold.amount().multiply(rate), HOME);
    }

    /** What the conversion costs against the middle rate. */
    static Money costAgainstMid(Money sold, Money bought, BigDecimal mid) {
        return Money.rounded(sold.amount().multiply(mid).subtract(bought.amount()), HOME);
    }
}
