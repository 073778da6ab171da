package io.maotong.sandbox.bank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Decimals of a currency (ISO 4217 minor units); everything not named here has two. */
final class MinorUnits {

    private static final Map<String, Integer> OTHER_THAN_TWO =
            Map.of("JPY", 0, "KRW", 0, "VND", 0, "ISK", 0, "CLP", 0, "KWD", 3, "BHD", 3);

    private MinorUnits() {}

    static int of(String currency) {
        return OTHER_THAN_TWO.getOrDefault(currency, 2);
    }

    /** Whether the amount is positive and has no more decimals than the currency. */
    static boolean fits(String currency, BigDecimal amount) {
        return amount != null
                && amount.signum() > 0
                && amount.stripTrailingZeros().scale() <= of(currency);
    }

    static BigDecimal round(String currency, BigDecimal amount) {
        return amount.setScale(of(currency), RoundingMode.HALF_UP);
    }

    static String print(String currency, BigDecimal amount) {
        return amount.setScale(of(currency), RoundingMode.UNNECESSARY).toPlainString();
    }
}
