package io.maotong.sandbox.authority;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A nonce older than twice the allowed skew cannot be replayed any more. */
@Component
final class NonceExpiry {

    private static final Logger log = LoggerFactory.getLogger(NonceExpiry.class);

    private final HmacVerification verification;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("nonces").factory());

    NonceExpiry(HmacVerification verification, Clock clock) {
        this.verification = verification;
        this.clock = clock;
        timer.scheduleWithFixedDelay(this::run, 1, 1, TimeUnit.MINUTES);
    }

    private void run() {
        try {
            verification.forget(clock.instant().minus(HmacVerification.SKEW.multipliedBy(2)));
        } catch (RuntimeException failure) {
            log.warn("old nonces were not deleted: {}", failure.getMessage());
        }
    }

    @PreDestroy
    void close() {
        timer.shutdown();
    }
}
