package io.maotong.invoice.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One figure as it is now.
 *
 * @param good what counts for it @param all what counts at all
 */
record Figure(FigureKind kind, long good, long all, BigDecimal promised) {

    private static final int SCALE = 6;

    /** A share of one, rounded down: 99.9999 % is not 100 %. Null as long as there is nothing to measure. */
    BigDecimal share() {
        return all == 0 ? null : BigDecimal.valueOf(good).divide(BigDecimal.valueOf(all), SCALE, RoundingMode.DOWN);
    }

    boolean met() {
        return all == 0 || share().compareTo(promised) >= 0;
    }
}
