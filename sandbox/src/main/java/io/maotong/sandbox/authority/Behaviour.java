package io.maotong.sandbox.authority;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How an authority misbehaves. Rates are probabilities from 0 to 1.
 *
 * @param delayMillis shortest and longest pause before an answer
 * @param errorRate share of requests answered 503 before any work
 * @param timeoutRate share of requests whose work is done and whose answer is swallowed
 * @param duplicateRate share of notifications (receipts, tracking events, credits) sent twice
 * @param shuffle notifications in random order
 * @param lossRate share of notifications never sent
 * @param down every request answered 503
 * @param gzipRate share of answers compressed, where the authority's format knows that
 * @param holdMillis how long a swallowed answer keeps the caller waiting before the connection breaks
 */
public record Behaviour(
        List<Integer> delayMillis,
        Double errorRate,
        Double timeoutRate,
        Double duplicateRate,
        Boolean shuffle,
        Double lossRate,
        Boolean down,
        Double gzipRate,
        Integer holdMillis) {

    private static final int DEFAULT_HOLD_MILLIS = 20_000;

    /** No misbehaviour at all. */
    public static final Behaviour GOOD = new Behaviour(null, null, null, null, null, null, null, null, null);

    public Behaviour {
        delayMillis = delayMillis == null ? List.of(0, 0) : List.copyOf(delayMillis);
        errorRate = errorRate == null ? 0 : errorRate;
        timeoutRate = timeoutRate == null ? 0 : timeoutRate;
        duplicateRate = duplicateRate == null ? 0 : duplicateRate;
        shuffle = shuffle != null && shuffle;
        lossRate = lossRate == null ? 0 : lossRate;
        down = down != null && down;
        gzipRate = gzipRate == null ? 0 : gzipRate;
        holdMillis = holdMillis == null ? DEFAULT_HOLD_MILLIS : holdMillis;
    }

    FieldFaults faults() {
        FieldFaults faults = new FieldFaults();
        faults.check(
                delayMillis.size() == 2 && delayMillis.get(0) >= 0 && delayMillis.get(0) <= delayMillis.get(1),
                "delayMillis",
                "[min,max]");
        rate(faults, "errorRate", errorRate);
        rate(faults, "timeoutRate", timeoutRate);
        rate(faults, "duplicateRate", duplicateRate);
        rate(faults, "lossRate", lossRate);
        rate(faults, "gzipRate", gzipRate);
        return faults.check(holdMillis >= 0, "holdMillis", ">= 0");
    }

    private static void rate(FieldFaults faults, String field, double value) {
        faults.check(value >= 0 && value <= 1, field, "0..1");
    }

    Duration delay() {
        int least = delayMillis.get(0);
        int most = delayMillis.get(1);
        return Duration.ofMillis(
                least == most ? least : ThreadLocalRandom.current().nextInt(least, most + 1));
    }

    boolean failsNow() {
        return happens(errorRate);
    }

    boolean swallowsAnswer() {
        return happens(timeoutRate);
    }

    /** Whether this notification goes out twice. */
    public boolean duplicates() {
        return happens(duplicateRate);
    }

    /** Whether this notification is never sent. */
    public boolean loses() {
        return happens(lossRate);
    }

    /** Whether this answer is compressed. */
    public boolean compresses() {
        return happens(gzipRate);
    }

    private static boolean happens(double rate) {
        return rate > 0 && ThreadLocalRandom.current().nextDouble() < rate;
    }
}
