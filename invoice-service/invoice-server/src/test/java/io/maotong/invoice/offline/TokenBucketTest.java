package io.maotong.invoice.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
    private static final BigDecimal FIVE = new BigDecimal("5");

    @Test
    void fillsWithTimeUpToItsBrim() {
        TokenBucket bucket = TokenBucket.empty(START);

        assertThat(bucket.available(START)).isZero();
        assertThat(at(bucket, 199).available(START.plusMillis(199))).isZero();
        assertThat(at(bucket, 200).available(START.plusMillis(200))).isEqualTo(1);
        assertThat(at(bucket, 60_000).available(START.plusMillis(60_000))).isEqualTo(10);
    }

    @Test
    void givesNothingDuringThePause() {
        TokenBucket bucket =
                at(TokenBucket.empty(START), 1_000).without(2, START.plusMillis(1_000), Duration.ofMillis(150));

        assertThat(at(bucket, 1_149).available(START.plusMillis(1_149))).isZero();
        assertThat(at(bucket, 1_150).available(START.plusMillis(1_150))).isEqualTo(3);
    }

    @Test
    void tellsWhenTheNextOneMayGo() {
        assertThat(TokenBucket.empty(START).availableIn(START, FIVE)).isEqualTo(Duration.ofMillis(200));
        TokenBucket half = at(TokenBucket.empty(START), 100);
        assertThat(half.availableIn(START.plusMillis(100), FIVE)).isEqualTo(Duration.ofMillis(100));
        Instant now = START.plusMillis(1_000);
        TokenBucket pausing = at(TokenBucket.empty(START), 1_000).without(2, now, Duration.ofMillis(150));
        assertThat(pausing.availableIn(now, FIVE)).as("the pause").isEqualTo(Duration.ofMillis(150));
        assertThat(at(pausing, 1_150).availableIn(START.plusMillis(1_150), FIVE))
                .isZero();
    }

    @Test
    void clockThatGoesBackAddsNothing() {
        TokenBucket bucket = at(TokenBucket.empty(START), 1_000);

        assertThat(bucket.at(START, FIVE, 10)).isEqualTo(bucket);
    }

    @Test
    void neverGivesMoreThanItsRateAndItsBrim() {
        long seed = 20261201;
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            TokenBucket bucket = TokenBucket.empty(START);
            Instant now = START;
            long given = 0;
            for (int step = 0; step < 200; step++) {
                now = now.plusMillis(random.nextInt(700));
                bucket = bucket.at(now, FIVE, 10);
                int take = Math.min(bucket.available(now), random.nextInt(12));
                bucket = bucket.without(take, now, Duration.ofMillis(random.nextInt(200)));
                given += take;
                long allowed = Duration.between(START, now).toMillis() * 5 / 1000;
                assertThat(given).as("seed %d", seed).isLessThanOrEqualTo(allowed);
            }
        }
    }

    private static TokenBucket at(TokenBucket bucket, long millis) {
        return bucket.at(START.plusMillis(millis), FIVE, 10);
    }
}
