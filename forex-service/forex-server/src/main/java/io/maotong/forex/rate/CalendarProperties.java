package io.maotong.forex.rate;

import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Days that differ from the week: announced each year.
 *
 * @param source the announcement
 * @param holidays weekdays on which banks are closed
 * @param workingDays weekend days on which banks are open
 */
@ConfigurationProperties("maotong.forex.calendar")
record CalendarProperties(List<Year> years) {

    CalendarProperties {
        years = years == null ? List.of() : List.copyOf(years);
    }

    record Year(int year, String source, List<LocalDate> holidays, List<LocalDate> workingDays) {

        Year {
            holidays = holidays == null ? List.of() : List.copyOf(holidays);
            workingDays = workingDays == null ? List.of() : List.copyOf(workingDays);
        }
    }
}
