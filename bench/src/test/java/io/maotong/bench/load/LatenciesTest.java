package io.maotong.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentileOfAHundredIsTheOneOfThatRank() {
        Latencies latencies = Latencies.of(IntStream.rangeClosed(1, 100)
                .mapToObj(i -> Duration.ofMillis(101 - i))
                .toList());

        assertThat(latencies.percentile(50)).isEqualTo(Duration.ofMillis(50));
        assertThat(latencies.percentile(95)).isEqualTo(Duration.ofMillis(95));
        assertThat(latencies.percentile(100)).isEqualTo(Duration.ofMillis(100));
        assertThat(latencies).hasToString("p50 50 ms, p95 95 ms, p99 99 ms, longest 100 ms");
    }

    @Test
    void percentileOfFewIsNeverLessThanItsShare() {
        Latencies latencies = Latencies.of(List.of(Duration.ofMillis(3), Duration.ofMillis(1), Duration.ofMillis(2)));

        assertThat(latencies.percentile(1)).isEqualTo(Duration.ofMillis(1));
        assertThat(latencies.percentile(50)).isEqualTo(Duration.ofMillis(2));
        assertThat(latencies.percentile(67)).isEqualTo(Duration.ofMillis(3));
    }

    @Test
    void percentileOfNoneIsZero() {
        assertThat(Latencies.of(List.of()).percentile(95)).isZero();
    }
}
