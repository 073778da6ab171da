package io.maotong.forex.rate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The banks' calendar: Monday to Friday, but for the announced holidays and make-up working days. */
@Component
public final class WorkingDays {

    private final Set<LocalDate> holidays = new HashSet<>();
    private final Set<LocalDate> madeUp = new HashSet<>();

    WorkingDays(CalendarProperties calendar) {
        calendar.years().forEach(year -> {
            holidays.addAll(year.holidays());
            madeUp.addAll(year.workingDays());
        });
    }

    public boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? madeUp.contains(day) : !holidays.contains(day);
    }

    /** The first working day after the day. */
    public LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
