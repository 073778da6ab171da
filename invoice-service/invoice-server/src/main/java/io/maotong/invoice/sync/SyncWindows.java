package io.maotong.invoice.sync;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Cuts days into pieces that the platform answers: none crosses a month (tax.md 1.17). */
final class SyncWindows {

    /** Both days are part of it. */
    record Window(LocalDate from, LocalDate to) {}

    private SyncWindows() {}

    /** @return in the order of the days; empty if the last day is before the first */
    static List<Window> byMonth(LocalDate from, LocalDate to) {
        List<Window> windows = new ArrayList<>();
        LocalDate start = from;
        while (!start.isAfter(to)) {
            LocalDate end = YearMonth.from(start).atEndOfMonth();
            windows.add(new Window(start, end.isAfter(to) ? to : end));
            start = end.plusDays(1);
        }
        return windows;
    }

    /** The piece that begins on this day. */
    static Window startingOn(LocalDate start, LocalDate to) {
        LocalDate end = YearMonth.from(start).atEndOfMonth();
        return new Window(start, end.isAfter(to) ? to : end);
    }
}
