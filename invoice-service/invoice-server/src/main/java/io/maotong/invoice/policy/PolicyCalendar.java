package io.maotong.invoice.policy;

import io.maotong.core.time.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** On which business dates a policy runs, and which orders a run takes. */
final class PolicyCalendar {

    private final PolicyMode mode;
    private final int delayDays;
    private final int dayOfMonth;

    /** @param delayDays for {@link PolicyMode#AUTO_ON_PAYMENT} @param dayOfMonth for {@link PolicyMode#MONTHLY_MERGE} */
    PolicyCalendar(PolicyMode mode, Integer delayDays, Integer dayOfMonth) {
        this.mode = mode;
        this.delayDays = delayDays == null ? 1 : delayDays;
        this.dayOfMonth = dayOfMonth == null ? 1 : dayOfMonth;
    }

    /** The first run on that date or later; empty if nothing but a person starts it. */
    Optional<LocalDate> onOrAfter(LocalDate date) {
        return switch (mode) {
            case MANUAL -> Optional.empty();
            case AUTO_ON_PAYMENT, PRE_INVOICE -> Optional.of(date);
            case MONTHLY_MERGE -> {
                LocalDate inMonth = dayIn(date);
                yield Optional.of(inMonth.isBefore(date) ? dayIn(date.plusMonths(1)) : inMonth);
            }
        };
    }

    // The 31st of a month of thirty days is its last.
    private LocalDate dayIn(LocalDate month) {
        return month.withDayOfMonth(Math.min(dayOfMonth, month.lengthOfMonth()));
    }

    /** The last day whose orders a run takes. */
    LocalDate orderedUntil(LocalDate run) {
        return run.minusDays(1);
    }

    /** The last day on which they may have been paid; null if unpaid ones are taken too. */
    LocalDate paidUntil(LocalDate run) {
        return mode == PolicyMode.AUTO_ON_PAYMENT ? run.minusDays(delayDays) : null;
    }

    static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(BusinessTime.ZONE).toInstant();
    }
}
