package io.maotong.sandbox.tax;

import io.maotong.sandbox.SandboxProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** How long the platform takes over asynchronous work. */
@Component
final class Processing {

    private final TaxProperties properties;
    private final SandboxProperties sandbox;
    private final Clock clock;

    Processing(TaxProperties properties, SandboxProperties sandbox, Clock clock) {
        this.properties = properties;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    Instant readyAt() {
        long least = properties.shortestProcessing().toMillis();
        long most = Math.max(least, properties.longestProcessing().toMillis());
        Duration delay = Duration.ofMillis(ThreadLocalRandom.current().nextLong(least, most + 1));
        return clock.instant().plus(sandbox.paced(delay));
    }

    /** @throws TaxRefusal 0499 before that moment */
    void requireReady(Instant readyAt) {
        if (clock.instant().isBefore(readyAt)) {
            throw new TaxRefusal(TaxRefusal.PROCESSING, "处理中，请稍后查询");
        }
    }
}
