package io.maotong.sandbox.tax;

import io.maotong.sandbox.SandboxProperties;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How long the platform takes over asynchronous work. */
@Component
final class Processing {

    private final TaxMoods moods;
    private final SandboxProperties sandbox;
    private final Clock clock;

    Processing(TaxMoods moods, SandboxProperties sandbox, Clock clock) {
        this.moods = moods;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    Instant readyAt() {
        return clock.instant().plus(sandbox.paced(moods.processing()));
    }

    /** @throws TaxRefusal 0499 before that moment */
    void requireReady(Instant readyAt) {
        if (clock.instant().isBefore(readyAt)) {
            throw new TaxRefusal(TaxRefusal.PROCESSING, "处理中，请稍后查询");
        }
    }
}
