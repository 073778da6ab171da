package io.maotong.bench.load;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Durations of one kind. A percentile is the smallest of them that is not exceeded by that share (nearest rank). */
record Latencies(List<Duration> sorted) {

    static Latencies of(Collection<Duration> durations) {
        return new Latencies(durations.stream().sorted().toList());
    }

    /** @param percent 1 to 100 @return zero if there is none */
    Duration percentile(int percent) {
        if (sorted.isEmpty()) {
            return Duration.ZERO;
        }
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(rank, 1) - 1);
    }

    /** {@code p50 12 ms, p95 30 ms, p99 44 ms, longest 50 ms}. */
    @Override
    public String toString() {
        return "p50 %d ms, p95 %d ms, p99 %d ms, longest %d ms"
                .formatted(
                        percentile(50).toMillis(),
                        percentile(95).toMillis(),
                        percentile(99).toMillis(),
                        percentile(100).toMillis());
    }
}
