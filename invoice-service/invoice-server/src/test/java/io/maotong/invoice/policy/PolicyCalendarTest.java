package io.maotong.invoice.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class PolicyCalendarTest {

    @Test
    void monthlyRunFallsOnTheLastDayOfShortMonths() {
        PolicyCalendar calendar = new PolicyCalendar(PolicyMode.MONTHLY_MERGE, null, 31);
        assertThat(calendar.onOrAfter(day("2027-02-01"))).contains(day("2027-02-28"));
        assertThat(calendar.onOrAfter(day("2027-03-01"))).contains(day("2027-03-31"));
        assertThat(calendar.onOrAfter(day("2026-12-31"))).contains(day("2026-12-31"));
    }

    @Test
    void monthlyRunThatIsOverFallsIntoTheNextMonth() {
        PolicyCalendar calendar = new PolicyCalendar(PolicyMode.MONTHLY_MERGE, null, 5);
        assertThat(calendar.onOrAfter(day("2026-12-06"))).contains(day("2027-01-05"));
        assertThat(calendar.orderedUntil(day("2027-01-05"))).isEqualTo(day("2027-01-04"));
        assertThat(calendar.paidUntil(day("2027-01-05"))).isNull();
    }

    @Test
    void paymentPolicyTakesWhatWasPaidSoManyDaysAgo() {
        PolicyCalendar calendar = new PolicyCalendar(PolicyMode.AUTO_ON_PAYMENT, 3, null);
        assertThat(calendar.onOrAfter(day("2026-12-06"))).contains(day("2026-12-06"));
        assertThat(calendar.paidUntil(day("2026-12-06"))).isEqualTo(day("2026-12-03"));
        assertThat(new PolicyCalendar(PolicyMode.MANUAL, null, null).onOrAfter(day("2026-12-06")))
                .isEmpty();
    }

    @Test
    void hoursAreThoseOfChina() {
        assertThat(PolicyCalendar.at(day("2026-12-02"), LocalTime.of(2, 0)))
                .isEqualTo(Instant.parse("2026-12-01T18:00:00Z"));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
