package io.maotong.sandbox.registry;

import java.util.regex.Pattern;

/**
 * Unified social credit code (统一社会信用代码), GB 32100, whose characters 9 to 17 are an organisation code, GB 11714.
 * Codes issued here have the region 320722 and a body beginning XXX, which the real register does not issue.
 */
public final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final String PREFIX = "91320722";
    private static final String RESERVED_BODY = "XXX";
    private static final int FREE_CHARACTERS = 5;

    private CreditCode() {}

    /** Shape and check character of GB 32100. Older bodies exist whose own check character does not hold. */
    public static boolean valid(String code) {
        return code != null && SHAPE.matcher(code).matches() && code.charAt(17) == check(code.substring(0, 17));
    }

    /** The code of a running number from 0. */
    static String issue(long number) {
        StringBuilder body = new StringBuilder();
        long rest = number;
        for (int i = 0; i < FREE_CHARACTERS; i++) {
            body.insert(0, ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        if (rest > 0) {
            throw new IllegalStateException("the reserved codes are used up");
        }
        String organisation = RESERVED_BODY + body;
        String stem = PREFIX + organisation + organisationCheck(organisation);
        return stem + check(stem);
    }

    private static char check(String stem) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(stem.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static char organisationCheck(String body) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            char c = body.charAt(i);
            sum += (Character.isDigit(c) ? c - '0' : c - 'A' + 10) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return switch (check) {
            case 10 -> 'X';
            case 11 -> '0';
            default -> (char) ('0' + check);
        };
    }
}
