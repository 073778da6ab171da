package io.maotong.customs.document;

import io.maotong.core.time.BusinessTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Times as customs writes them: in China, without a zone. */
public final class CustomsTime {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private CustomsTime() {}

    /** yyyyMMddHHmmss */
    public static String seconds(Instant instant) {
        return SECONDS.format(instant.atZone(BusinessTime.ZONE));
    }

    /** yyyyMMddHHmmssSSS */
    static String millis(Instant instant) {
        return MILLIS.format(instant.atZone(BusinessTime.ZONE));
    }

    /** yyyyMMdd */
    public static String day(Instant instant) {
        return DAY.format(instant.atZone(BusinessTime.ZONE));
    }

    /** Reads yyyyMMddHHmmss and whatever follows; null if it is no time. */
    public static Instant parse(String text) {
        if (text == null || text.length() < 14) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.substring(0, 14), SECONDS)
                    .atZone(BusinessTime.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
