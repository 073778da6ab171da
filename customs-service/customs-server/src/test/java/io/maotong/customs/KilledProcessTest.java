package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code kill -9} in the middle of a batch: nothing is at the port twice, and nothing is missing. */
class KilledProcessTest extends KilledProcess {

    private static final int PARCELS = 600;

    @Test
    void processIsKilledWhileABatchIsSentThenTheNextOneFinishesItAndNothingIsTwiceOrMissing() {
        Figures figures = killedTwice(PARCELS, false, Duration.ofMinutes(3));
        // Both kills came before everything was sent.
        assertThat(figures.killedAt()).allSatisfy(held -> assertThat(held).isLessThan(4L * PARCELS));
    }
}
