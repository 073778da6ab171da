package io.maotong.sandbox.port;

import io.maotong.sandbox.UtcTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;

/** The port's ways to print time, in the business zone. */
final class PortTime {

    private static final DateTimeFormatter RETURN_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
    private static final DateTimeFormatter APP_TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter XML = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private PortTime() {}

    static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, UtcTime.BUSINESS_ZONE);
    }

    /** yyyyMMddHHmmssSSS, later than the one before. */
    static String returnTime(Instant now, String last) {
        String time = RETURN_TIME.format(local(now));
        if (time.compareTo(last) > 0) {
            return time;
        }
        return RETURN_TIME.format(LocalDateTime.parse(last, RETURN_TIME).plus(1, ChronoUnit.MILLIS));
    }

    static String xml(Instant now) {
        return XML.format(local(now));
    }

    static String date(Instant now) {
        return DATE.format(local(now));
    }

    static LocalDateTime appTime(String value) {
        try {
            return LocalDateTime.parse(value, APP_TIME);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    static LocalDate date(String value) {
        try {
            return LocalDate.parse(value, DATE);
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
