package io.maotong.sandbox.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/** Resident identity number (公民身份号码), GB 11643: 17 digits and an ISO 7064 MOD 11-2 check character. */
final class IdNumber {

    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final DateTimeFormatter BIRTH =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private IdNumber() {}

    static boolean valid(String number) {
        if (number == null || !SHAPE.matcher(number).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11) == number.charAt(17) && birth(number) != null;
    }

    static boolean adult(String number, LocalDate today) {
        LocalDate birth = birth(number);
        return birth != null && Period.between(birth, today).getYears() >= 18;
    }

    private static LocalDate birth(String number) {
        try {
            return LocalDate.parse(number.substring(6, 14), BIRTH);
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
