package io.maotong.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class BurstTest {

    @Test
    void fireWhenManyThenAllRunTogetherAndEachIsMeasured() throws InterruptedException {
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        // Nobody passes before all of them are there: one after the other would wait for ever.
        CyclicBarrier together = new CyclicBarrier(200);

        Burst.Outcome outcome = Burst.fire(200, number -> {
            seen.add(number);
            try {
                together.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(seen).hasSize(200);
        assertThat(outcome.latencies().sorted()).hasSize(200).allMatch(one -> one.isPositive());
        assertThat(outcome.took()).isEqualTo(outcome.latencies().percentile(100));
    }

    @Test
    void fireWhenOneFailsThenTheBurstFails() {
        assertThatThrownBy(() -> Burst.fire(3, number -> {
                    if (number == 1) {
                        throw new IllegalStateException("refused");
                    }
                }))
                .hasMessage("one of 3 failed")
                .hasRootCauseMessage("refused");
    }
}
