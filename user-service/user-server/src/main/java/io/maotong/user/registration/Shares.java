package io.maotong.user.registration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Splits the capital by shares so that the parts make the whole: the last holder takes what rounding leaves. */
final class Shares {

    private static final BigDecimal WHOLE = new BigDecimal(100);

    private Shares() {}

    static List<BigDecimal> split(BigDecimal capital, List<BigDecimal> percents) {
        List<BigDecimal> parts = new ArrayList<>();
        BigDecimal left = capital;
        for (int i = 0; i < percents.size(); i++) {
            BigDecimal part = i == percents.size() - 1
                    ? left
                    : capital.multiply(percents.get(i)).divide(WHOLE, 2, RoundingMode.HALF_UP);
            parts.add(part);
            left = left.subtract(part);
        }
        return parts;
    }
}
