package io.maotong.forex.settlement;

import io.maotong.forex.rate.WorkingDays;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** When a deal is carried out. */
enum Tenor {
    /** The same working day, until the cut-off; then the next one. */
    T0,
    /** The next working day. */
    T1;

    LocalDate valueDate(LocalDateTime now, LocalTime cutOff, WorkingDays calendar) {
        LocalDate today = now.toLocalDate();
        boolean inTime = calendar.isWorkingDay(today) && now.toLocalTime().isBefore(cutOff);
        return this == T0 && inTime ? today : calendar.next(today);
    }
}
