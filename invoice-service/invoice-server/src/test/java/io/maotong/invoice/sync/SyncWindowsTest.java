package io.maotong.invoice.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SyncWindowsTest {

    @Test
    void windowsNeverCrossAMonthAndLeaveNoDayOut() {
        long seed = 20261201L;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            LocalDate from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1_200));
            LocalDate to = from.plusDays(random.nextInt(120));
            List<SyncWindows.Window> windows = SyncWindows.byMonth(from, to);
            LocalDate next = from;
            for (SyncWindows.Window window : windows) {
                assertThat(window.from()).as("seed %d, %s..%s", seed, from, to).isEqualTo(next);
                assertThat(YearMonth.from(window.from())).isEqualTo(YearMonth.from(window.to()));
                assertThat(SyncWindows.startingOn(window.from(), to)).isEqualTo(window);
                next = window.to().plusDays(1);
            }
            assertThat(next).as("seed %d, %s..%s", seed, from, to).isEqualTo(to.plusDays(1));
        }
    }

    @Test
    void windowsOfNoDaysAreNone() {
        assertThat(SyncWindows.byMonth(LocalDate.of(2026, 12, 2), LocalDate.of(2026, 12, 1)))
                .isEmpty();
    }

    @Test
    void checksumIsTheSameHoweverOftenItWasCutOff() {
        String whole = Checksum.over(null, List.of("a", "b", "c"));

        assertThat(Checksum.over(Checksum.over(null, List.of("a")), List.of("b", "c")))
                .isEqualTo(whole);
        assertThat(Checksum.over(null, List.of("a", "c", "b"))).isNotEqualTo(whole);
    }
}
