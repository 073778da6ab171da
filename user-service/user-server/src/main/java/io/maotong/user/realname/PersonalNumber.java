package io.maotong.user.realname;

/** Identity numbers as they may be shown. */
public final class PersonalNumber {

    private PersonalNumber() {}

    /** {@code 3207**********1234}: enough to recognise, not enough to use. */
    public static String masked(String number) {
        return number == null || number.length() < 10
                ? "****"
                : number.substring(0, 4) + "*".repeat(number.length() - 8) + number.substring(number.length() - 4);
    }
}
