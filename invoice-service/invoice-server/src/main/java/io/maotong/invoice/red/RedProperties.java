package io.maotong.invoice.red;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of red forms; the file in {@code deploy/nacos} says where each figure comes from.
 *
 * @param confirmWindow how long the platform waits for the other side
 * @param alertHours hours of waiting at which people are told
 * @param pollEvery pause between two questions about an open form
 * @param times how often an invoice may be reversed, by the day of the application
 * @param wholeOnlyWhenUnused whether an invoice that the buyer cannot have used is reversed as a whole only
 * @param returnsAutomatic whether a return of goods is applied for without an officer
 * @param remarkLength characters of the remark of a red invoice
 * @param syncDays days that a synchronisation looks back
 * @param syncEvery pause between two synchronisations of a merchant; zero for none
 * @param syncLongest most days of one run
 * @param pageSize forms on a page of the platform's list
 */
@ConfigurationProperties("maotong.invoice.red")
record RedProperties(
        Duration confirmWindow,
        List<Integer> alertHours,
        Duration pollEvery,
        List<Times> times,
        boolean wholeOnlyWhenUnused,
        boolean returnsAutomatic,
        int remarkLength,
        int syncDays,
        Duration syncEvery,
        int syncLongest,
        int pageSize) {

    /** @param whole applications for everything at most @param part applications for a part at most */
    record Times(LocalDate from, int whole, int part, String source) {}

    RedProperties {
        alertHours = List.copyOf(alertHours);
        times = times.stream()
                .sorted(Comparator.comparing(Times::from).reversed())
                .toList();
    }

    /** The limits in force on that day. */
    Times timesOn(LocalDate day) {
        return times.stream()
                .filter(limit -> !limit.from().isAfter(day))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("maotong.invoice.red.times says nothing of " + day));
    }
}
