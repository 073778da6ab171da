package io.maotong.sandbox.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.sandbox.SandboxUnderTest;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private final WorkingDays workingDays = SandboxUnderTest.shared().bean(WorkingDays.class);

    @ParameterizedTest(name = "{0} dealt at {1} settles on {2}")
    @CsvSource({
        "T0, 2026-11-20T14:59:59+08:00[Asia/Shanghai], 2026-11-20",
        "T0, 2026-11-20T15:00:00+08:00[Asia/Shanghai], 2026-11-23",
        "T1, 2026-11-20T10:00:00+08:00[Asia/Shanghai], 2026-11-23",
        "T1, 2026-11-19T16:00:00+08:00[Asia/Shanghai], 2026-11-20",
        "T0, 2026-11-22T10:00:00+08:00[Asia/Shanghai], 2026-11-23",
        "T1, 2026-12-31T10:00:00+08:00[Asia/Shanghai], 2027-01-04",
        "T0, 2026-09-30T15:30:00+08:00[Asia/Shanghai], 2026-10-05"
    })
    void valueDateWhenDealtThenTheRightWorkingDay(String tenor, ZonedDateTime dealtAt, String expected) {
        assertThat(workingDays.valueDate(tenor, dealtAt, LocalTime.of(15, 0))).hasToString(expected);
    }
}
