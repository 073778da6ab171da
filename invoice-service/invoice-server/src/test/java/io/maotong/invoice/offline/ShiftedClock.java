package io.maotong.invoice.offline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Runs like any clock and can be put forward: hours of an outage pass in a moment. */
public final class ShiftedClock extends Clock {

    private final Clock real = Clock.systemUTC();
    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    /** Puts it in the place of the service's clock. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Installation {

        @Bean
        @Primary
        ShiftedClock shiftedClock() {
            return new ShiftedClock();
        }
    }

    public void set(Duration ahead) {
        shift.set(ahead);
    }

    public void pass(Duration duration) {
        shift.accumulateAndGet(duration, Duration::plus);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(shift.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return real.withZone(zone);
    }
}
