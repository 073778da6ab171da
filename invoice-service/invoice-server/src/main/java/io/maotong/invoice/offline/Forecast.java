package io.maotong.invoice.offline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * How long the queue takes to empty once it may.
 *
 * @param perSecond the speed that is allowed
 * @param settled invoices that were settled in the latest stretch of time
 * @param stretch how long that is
 */
record Forecast(BigDecimal perSecond, long settled, Duration stretch) {

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    /** What was measured. */
    BigDecimal perMinute() {
        return stretch.isZero()
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(settled)
                        .multiply(MINUTE)
                        .divide(BigDecimal.valueOf(stretch.toSeconds()), 1, RoundingMode.HALF_UP);
    }

    /** By the measured speed, or by the allowed one while nothing was measured yet. */
    Duration of(long waiting) {
        BigDecimal speed = settled == 0 || stretch.isZero()
                ? perSecond
                : BigDecimal.valueOf(settled)
                        .divide(BigDecimal.valueOf(stretch.toSeconds()), 9, RoundingMode.HALF_UP)
                        .min(perSecond);
        return Duration.ofSeconds(BigDecimal.valueOf(waiting)
                .divide(speed, 0, RoundingMode.CEILING)
                .longValue());
    }

    /** When an invoice behind that many others will be sent at the latest. @param open whether nothing is sent now */
    Instant sentBy(long ahead, boolean open, Instant deadline, Instant now) {
        if (open) {
            return deadline;
        }
        Instant estimated = now.plus(of(ahead + 1));
        return estimated.isBefore(deadline) ? estimated : deadline;
    }
}
