package io.maotong.invoice.sync;

import io.maotong.core.time.BusinessTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Reads the fields of received records; what cannot be read is a fault with the rule's name. */
public final class RecordFields {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final BigDecimal TOO_MUCH = new BigDecimal("1E16");
    private static final int LONGEST_NUMBER = 40;

    private RecordFields() {}

    public static void check(boolean holds, String rule, String detail) throws RecordFault {
        if (!holds) {
            throw new RecordFault(rule, detail);
        }
    }

    public static String text(String text, String rule, int longest) throws RecordFault {
        check(text != null && !text.isBlank() && text.length() <= longest, rule, "missing or too long: " + text);
        return text;
    }

    public static Instant time(String text) throws RecordFault {
        try {
            return LocalDateTime.parse(String.valueOf(text), TIME)
                    .atZone(BusinessTime.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new RecordFault("DATE", "not a time: " + text);
        }
    }

    /** CNY with two decimals. */
    public static BigDecimal money(String text, String field) throws RecordFault {
        BigDecimal value = number(text, field);
        check(
                value.stripTrailingZeros().scale() <= 2 && value.abs().compareTo(TOO_MUCH) < 0,
                "AMOUNT",
                field + " is " + text);
        return value.setScale(2);
    }

    public static BigDecimal number(String text, String field) throws RecordFault {
        try {
            check(text != null && text.length() <= LONGEST_NUMBER, "AMOUNT", field + " is missing or too long");
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new RecordFault("AMOUNT", field + " is not a number: " + text);
        }
    }

    public static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
