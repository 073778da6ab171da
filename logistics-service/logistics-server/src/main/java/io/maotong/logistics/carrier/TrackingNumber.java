package io.maotong.logistics.carrier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The forms of the carriers' tracking numbers with their check digits. */
public final class TrackingNumber {

    private static final Pattern UPS = Pattern.compile("1Z[0-9A-Z]{15}\\d");
    private static final Pattern FEDEX = Pattern.compile("\\d{12}");
    private static final Pattern DHL = Pattern.compile("\\d{10,11}");
    private static final Pattern SF = Pattern.compile("SF\\d{13}|\\d{12}");
    private static final int[] FEDEX_WEIGHTS = {3, 1, 7};

    private TrackingNumber() {}

    /** Without the blanks that people write into numbers. */
    public static String normalised(String number) {
        return number.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** @return the carriers whose form and check digit the number fits; the most telling form first */
    public static List<CarrierCode> candidates(String number) {
        String text = normalised(number);
        List<CarrierCode> found = new ArrayList<>();
        for (CarrierCode carrier : List.of(CarrierCode.UPS, CarrierCode.FEDEX, CarrierCode.DHL, CarrierCode.SF)) {
            if (fits(carrier, text)) {
                found.add(carrier);
            }
        }
        if (text.startsWith("SF") && found.remove(CarrierCode.SF)) {
            found.addFirst(CarrierCode.SF);
        }
        return found;
    }

    public static boolean fits(CarrierCode carrier, String number) {
        String text = normalised(number);
        return switch (carrier) {
            case UPS -> UPS.matcher(text).matches() && upsCheck(text) == text.charAt(17) - '0';
            case FEDEX -> FEDEX.matcher(text).matches() && fedexCheck(text) == text.charAt(11) - '0';
            case DHL -> DHL.matcher(text).matches() && dhlHolds(text);
            // SF publishes no check digit.
            case SF -> SF.matcher(text).matches();
        };
    }

    private static int upsCheck(String number) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = number.charAt(2 + i);
            int value = Character.isDigit(c) ? c - '0' : (c - 3) % 10;
            sum += i % 2 == 1 ? value * 2 : value;
        }
        return (10 - sum % 10) % 10;
    }

    private static int fedexCheck(String number) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            sum += (number.charAt(i) - '0') * FEDEX_WEIGHTS[i % 3];
        }
        return sum % 11 % 10;
    }

    private static boolean dhlHolds(String number) {
        int last = number.length() - 1;
        long serial = Long.parseLong(number.substring(0, last));
        return serial % 7 == number.charAt(last) - '0';
    }
}
