package io.maotong.invoice.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant DEADLINE = NOW.plus(Duration.ofHours(40));

    @Test
    void takesTheAllowedSpeedWhileNothingWasMeasured() {
        assertThat(forecast(0, 0).of(200)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void takesTheMeasuredSpeedOnceThereIsOne() {
        Forecast measured = forecast(60, 60);

        assertThat(measured.perMinute()).isEqualByComparingTo("60.0");
        assertThat(measured.of(200)).isEqualTo(Duration.ofSeconds(200));
    }

    @Test
    void promisesTheDeadlineWhileNothingIsSent() {
        assertThat(forecast(0, 0).sentBy(3, true, DEADLINE, NOW)).isEqualTo(DEADLINE);
    }

    @Test
    void promisesTheEstimateButNothingBehindTheDeadline() {
        assertThat(forecast(0, 0).sentBy(9, false, DEADLINE, NOW)).isEqualTo(NOW.plusSeconds(2));
        assertThat(forecast(1, 3_600).sentBy(9_999, false, DEADLINE, NOW)).isEqualTo(DEADLINE);
    }

    private static Forecast forecast(long settled, long seconds) {
        return new Forecast(new BigDecimal("5"), settled, Duration.ofSeconds(seconds));
    }
}
