package io.maotong.sandbox.bank;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Monday to Friday, but for the days in the calendar table: holidays and make-up working days. */
@Component
final class WorkingDays {

    private final JdbcClient jdbc;

    WorkingDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param cutOff a T0 deal after it has the next working day
     * @return the day on which a deal of that tenor made at that moment (business zone) is settled
     */
    LocalDate valueDate(String tenor, ZonedDateTime dealtAt, LocalTime cutOff) {
        LocalDate day = dealtAt.toLocalDate();
        Map<LocalDate, Boolean> exceptions = exceptions(day);
        boolean sameDay = tenor.equals("T0") && dealtAt.toLocalTime().isBefore(cutOff) && working(day, exceptions);
        if (sameDay) {
            return day;
        }
        LocalDate next = day.plusDays(1);
        while (!working(next, exceptions)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static boolean working(LocalDate day, Map<LocalDate, Boolean> exceptions) {
        boolean weekday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        return exceptions.getOrDefault(day, weekday);
    }

    private Map<LocalDate, Boolean> exceptions(LocalDate from) {
        Map<LocalDate, Boolean> found = new HashMap<>();
        jdbc.sql("SELECT day, working FROM bank_calendar WHERE day >= ? AND day < ?")
                .params(from, from.plusMonths(2))
                .query(row -> {
                    found.put(row.getObject("day", LocalDate.class), row.getBoolean("working"));
                });
        return found;
    }
}
