package io.maotong.sandbox.carrier;

/** Check digits of tracking numbers. */
final class TrackingNumbers {

    private static final int[] FEDEX_WEIGHTS = {3, 1, 7};

    private TrackingNumbers() {}

    /** 1Z and 15 characters; letters count as (ASCII - 3) mod 10, every second one twice. */
    static String ups(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : (c - 3) % 10;
            sum += i % 2 == 1 ? value * 2 : value;
        }
        return "1Z" + body + (10 - sum % 10) % 10;
    }

    /** Eleven digits and their check digit. */
    static String fedex(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * FEDEX_WEIGHTS[i % 3];
        }
        return body + sum % 11 % 10;
    }

    /** A serial and its remainder by seven. */
    static String dhl(String serial) {
        return serial + Long.parseLong(serial) % 7;
    }
}
