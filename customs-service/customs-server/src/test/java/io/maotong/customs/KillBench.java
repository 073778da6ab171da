package io.maotong.customs;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} twice during a batch of 5,000 parcels (20,000 documents), with the real waiting times. Not part of the
 * suite: {@code -Dtest=KillBench}; {@code -Dmaotong.bench.parcels=n} for another size.
 */
@Tag("bench")
class KillBench extends KilledProcess {

    @Test
    void batchOfFiveThousand() {
        int parcels = Integer.getInteger("maotong.bench.parcels", 5_000);
        Figures figures = killedTwice(parcels, true, Duration.ofMinutes(15));
        System.out.printf(
                "BENCH kill: %d parcels, %d documents; killed with %s at the port; new process ready after %s; next"
                        + " document at the port after %s; everything closed %s after the declaration; nothing twice,"
                        + " nothing missing%n",
                parcels, 4 * parcels, figures.killedAt(), figures.ready(), figures.sending(), figures.whole());
    }
}
