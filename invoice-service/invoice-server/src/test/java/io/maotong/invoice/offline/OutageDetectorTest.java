package io.maotong.invoice.offline;

import static io.maotong.invoice.platform.CallEnding.ANSWERED;
import static io.maotong.invoice.platform.CallEnding.BUSY;
import static io.maotong.invoice.platform.CallEnding.FAILED;
import static io.maotong.invoice.platform.CallEnding.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.platform.CallEnding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutageDetectorTest {

    private final OutageDetector detector = new OutageDetector(Settings.usual());

    @Test
    void judgeWhenThreeCallsInARowAreNotAnsweredThenOutage() {
        assertThat(detector.judge(List.of(TIMED_OUT, TIMED_OUT, TIMED_OUT)))
                .hasValue("3 calls in a row were not answered");
    }

    @Test
    void judgeWhenAnAnswerIsBetweenTheTimeoutsThenNone() {
        assertThat(detector.judge(List.of(TIMED_OUT, TIMED_OUT, ANSWERED, TIMED_OUT)))
                .isEmpty();
    }

    @Test
    void judgeWhenFewCallsFailedThenTheRateMeansNothing() {
        assertThat(detector.judge(Collections.nCopies(9, FAILED))).isEmpty();
        assertThat(detector.judge(Collections.nCopies(10, FAILED))).isPresent();
    }

    @Test
    void judgeWhenBusyThenItIsThere() {
        assertThat(detector.judge(Collections.nCopies(20, BUSY))).isEmpty();
    }

    @Test
    void judgeWhenFailuresAreOlderThanTheWindowThenTheyDoNotCount() {
        List<CallEnding> endings = new ArrayList<>(Collections.nCopies(20, ANSWERED));
        endings.addAll(Collections.nCopies(100, FAILED));
        assertThat(detector.judge(endings)).isEmpty();
    }

    @Test
    void judgeWhenHalfOfTheWindowFailedThenOutageAndWithOneLessNone() {
        long seed = 20261201;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int failures = random.nextInt(21);
            List<CallEnding> endings = new ArrayList<>(Collections.nCopies(failures, FAILED));
            endings.addAll(Collections.nCopies(20 - failures, random.nextBoolean() ? ANSWERED : BUSY));
            Collections.shuffle(endings, random);
            assertThat(detector.judge(endings).isPresent())
                    .as("seed %d, %d failures", seed, failures)
                    .isEqualTo(failures >= 10);
        }
    }
}
