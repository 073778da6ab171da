package io.maotong.core.party;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Unified social credit code 统一社会信用代码 (GB 32100-2015), 18 characters, positions 9-17 being the organisation code
 * (GB 11714).
 */
public final class CreditCode {

    /** Genuine early codes exist whose check character does not hold, hence the third value. */
    public enum Check {
        VALID,
        FORMAT_ERROR,
        CHECKSUM_SUSPECT
    }

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final Pattern FORM = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}");

    private CreditCode() {}

    public static Check check(String code) {
        if (code == null || !FORM.matcher(code).matches()) {
            return Check.FORMAT_ERROR;
        }
        return code.charAt(17) == checkCharacter(code) ? Check.VALID : Check.CHECKSUM_SUSPECT;
    }

    /** Upper case, without blanks and invisible characters that come along when codes are pasted. */
    public static String normalise(String raw) {
        return raw == null
                ? null
                : Normalizer.normalize(raw, Normalizer.Form.NFKC)
                        .replaceAll("[\\s\\p{Cf}]", "")
                        .toUpperCase(Locale.ROOT);
    }

    /** The check character that belongs to the first 17 characters. */
    public static char checkCharacter(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
