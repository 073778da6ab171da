package io.maotong.forex.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.forex.ForexTest;
import io.maotong.forex.rate.WorkingDays;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** With the calendar and the cut-off of the configuration. */
@ForexTest
class TenorTest {

    private static final LocalTime CUT_OFF = LocalTime.of(15, 0);

    @Autowired
    private WorkingDays calendar;

    @Autowired
    private SettlementProperties properties;

    private LocalDate value(Tenor tenor, String at) {
        return tenor.valueDate(LocalDateTime.parse(at), CUT_OFF, calendar);
    }

    @Test
    void t0IsTodayUntilTheCutOff() {
        assertThat(properties.cutOffOn(LocalDate.of(2026, 11, 20))).isEqualTo(CUT_OFF);
        assertThat(value(Tenor.T0, "2026-11-20T14:59:59")).isEqualTo("2026-11-20");
        assertThat(value(Tenor.T0, "2026-11-20T15:00:00")).as("Friday evening").isEqualTo("2026-11-23");
        assertThat(value(Tenor.T0, "2026-11-22T10:00:00")).as("Sunday").isEqualTo("2026-11-23");
    }

    @Test
    void holidaysAndMadeUpWorkingDaysCount() {
        assertThat(value(Tenor.T1, "2026-09-30T10:00:00"))
                .as("before the national day")
                .isEqualTo("2026-10-08");
        assertThat(value(Tenor.T0, "2026-10-10T10:00:00"))
                .as("a Saturday that is worked")
                .isEqualTo("2026-10-10");
        assertThat(value(Tenor.T1, "2026-02-13T10:00:00"))
                .as("before the spring festival")
                .isEqualTo("2026-02-14");
    }
}
