package io.maotong.invoice.offline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * How much may be sent now: fills with time up to a brim, and pauses a little after each portion.
 *
 * @param tokens invoices that may be sent, with a fraction
 * @param filledAt when that was counted
 * @param notBefore end of the pause
 */
record TokenBucket(BigDecimal tokens, Instant filledAt, Instant notBefore) {

    private static final int SCALE = 6;
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    static TokenBucket empty(Instant now) {
        return new TokenBucket(BigDecimal.ZERO, now, now);
    }

    /** What it holds now. A clock that went back adds nothing. */
    TokenBucket at(Instant now, BigDecimal perSecond, int brim) {
        Duration passed = Duration.between(filledAt, now);
        if (passed.isNegative() || passed.isZero()) {
            return this;
        }
        BigDecimal seconds = BigDecimal.valueOf(passed.toSeconds())
                .add(BigDecimal.valueOf(passed.getNano()).divide(NANOS, SCALE + 3, RoundingMode.DOWN));
        BigDecimal filled = tokens.add(seconds.multiply(perSecond)).setScale(SCALE, RoundingMode.DOWN);
        return new TokenBucket(filled.min(BigDecimal.valueOf(brim)), now, notBefore);
    }

    /** Whole invoices that may be sent at that moment. */
    int available(Instant now) {
        return now.isBefore(notBefore) ? 0 : tokens.intValue();
    }

    /** How long it takes until one may be sent, if nothing is sent meanwhile. */
    Duration availableIn(Instant now, BigDecimal perSecond) {
        BigDecimal missing = BigDecimal.ONE.subtract(tokens).max(BigDecimal.ZERO);
        Duration filling = Duration.ofNanos(
                missing.multiply(NANOS).divide(perSecond, 0, RoundingMode.UP).longValue());
        Duration pausing = Duration.between(now, notBefore);
        return filling.compareTo(pausing) < 0 ? pausing : filling;
    }

    TokenBucket without(int sent, Instant now, Duration pause) {
        return sent == 0 ? this : new TokenBucket(tokens.subtract(BigDecimal.valueOf(sent)), filledAt, now.plus(pause));
    }
}
