package io.maotong.sandbox.tax;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** Taxpayer numbers: GB 32100 with the organisation code of GB 11714 inside, and the older forms. */
final class TaxNumbers {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final Pattern USCC = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}");
    private static final Pattern ID_CARD = Pattern.compile("\\d{17}[0-9X](\\d{2})?");
    private static final Pattern OLD = Pattern.compile("\\d{6}[0-9A-Z]{9}|[0-9A-Z]{17}|[0-9A-Z]{20}");
    private static final int USCC_LENGTH = 18;

    private TaxNumbers() {}

    static boolean valid(String taxNo) {
        if (taxNo.length() == USCC_LENGTH && USCC.matcher(taxNo).matches() && checkDigit(taxNo) == taxNo.charAt(17)) {
            return true;
        }
        return ID_CARD.matcher(taxNo).matches() && idCardCheck(taxNo) == taxNo.charAt(17)
                || OLD.matcher(taxNo).matches();
    }

    /** GB 11643: weights are powers of two modulo 11. */
    private static char idCardCheck(String number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (number.charAt(i) - '0') * ((1 << (17 - i)) % 11);
        }
        return "10X98765432".charAt(sum % 11);
    }

    private static char checkDigit(String taxNo) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(taxNo.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** A well-formed number for an invented supplier; the same name has the same number. */
    static String invented(String name) {
        byte[] digest = sha256(name);
        StringBuilder organisation = new StringBuilder("M");
        for (int i = 0; i < 7; i++) {
            organisation.append(ALPHABET.charAt((digest[i] & 0xff) % ALPHABET.length()));
        }
        String body = "91320722" + organisation + organisationCheck(organisation.toString());
        return body + checkDigit(body + "0");
    }

    private static char organisationCheck(String code) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(code.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : (char) ('0' + check % 11);
    }

    static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
