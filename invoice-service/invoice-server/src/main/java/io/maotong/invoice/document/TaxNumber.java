package io.maotong.invoice.document;

import io.maotong.core.party.CreditCode;
import io.maotong.core.party.IdentityNumber;
import java.util.regex.Pattern;

/**
 * Taxpayer identification numbers 纳税人识别号 in all forms that occur (tax.md 1.9).
 *
 * @param form how it was understood
 * @param check CHECKSUM_SUSPECT: genuine numbers exist whose check character does not hold, so that a person may let it pass
 */
public record TaxNumber(String number, Form form, CreditCode.Check check) {

    /** What kind of number it is. */
    public enum Form {
        /** 统一社会信用代码, GB 32100 */
        CREDIT_CODE,
        /** Six digits of the area and an organisation code, GB 11714. */
        REGISTRATION,
        /** An old identity card of 15 digits. */
        OLD_IDENTITY,
        /** An identity card, alone or with two digits behind it. */
        IDENTITY,
        /** Something older, which nobody can check. */
        LEGACY,
        NONE
    }

    private static final Pattern REGISTRATION = Pattern.compile("\\d{6}[0-9A-Z]{9}");
    private static final Pattern LEGACY = Pattern.compile("[0-9A-Z]{15,20}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int IDENTITY_LENGTH = 18;
    private static final int SHORTEST_TAXPAYER = 15;
    private static final int EARLIEST_BIRTH = 1900;
    private static final int LATEST_BIRTH = 2100;

    /** @param raw as typed: blanks and invisible characters are taken away first */
    public static TaxNumber of(String raw) {
        String number = CreditCode.normalise(raw == null ? "" : raw);
        return switch (number.length()) {
            case 15 -> fifteen(number);
            case 18 -> eighteen(number);
            case 20 -> twenty(number);
            case 16, 17, 19 -> legacy(number);
            default -> new TaxNumber(number, Form.NONE, CreditCode.Check.FORMAT_ERROR);
        };
    }

    /** Whether it passes, though nobody could check it. */
    public boolean isUnchecked() {
        return form == Form.LEGACY;
    }

    /**
     * Whether it is a natural person's: an identity card, also one whose check digit was mistyped, or something too short for a
     * taxpayer, such as a passport.
     */
    public static boolean isPersonal(String raw) {
        TaxNumber read = of(raw);
        return switch (read.form()) {
            case IDENTITY, OLD_IDENTITY -> true;
            case CREDIT_CODE -> read.check() != CreditCode.Check.VALID && looksLikeIdentity(read.number());
            case NONE ->
                looksLikeIdentity(read.number())
                        || !read.number().isEmpty() && read.number().length() < SHORTEST_TAXPAYER;
            case LEGACY -> looksLikeIdentity(read.number());
            case REGISTRATION -> false;
        };
    }

    private static boolean looksLikeIdentity(String number) {
        return number.matches("\\d{17}[0-9X](\\d{2})?")
                && IdentityNumber.birthDate(number)
                        .filter(date -> date.getYear() >= EARLIEST_BIRTH && date.getYear() < LATEST_BIRTH)
                        .isPresent();
    }

    private static TaxNumber fifteen(String number) {
        if (!REGISTRATION.matcher(number).matches()) {
            return new TaxNumber(number, Form.NONE, CreditCode.Check.FORMAT_ERROR);
        }
        if (organisationHolds(number.substring(6))) {
            return new TaxNumber(number, Form.REGISTRATION, CreditCode.Check.VALID);
        }
        if (isOldIdentity(number)) {
            return new TaxNumber(number, Form.OLD_IDENTITY, CreditCode.Check.VALID);
        }
        return new TaxNumber(number, Form.REGISTRATION, CreditCode.Check.CHECKSUM_SUSPECT);
    }

    private static TaxNumber eighteen(String number) {
        // An identity card has a date of birth where a credit code has its region.
        if (IdentityNumber.isValid(number)) {
            return new TaxNumber(number, Form.IDENTITY, CreditCode.Check.VALID);
        }
        CreditCode.Check check = CreditCode.check(number);
        return new TaxNumber(number, check == CreditCode.Check.FORMAT_ERROR ? Form.NONE : Form.CREDIT_CODE, check);
    }

    private static TaxNumber twenty(String number) {
        boolean identity = IdentityNumber.isValid(number.substring(0, IDENTITY_LENGTH))
                && DIGITS.matcher(number.substring(IDENTITY_LENGTH)).matches();
        return identity ? new TaxNumber(number, Form.IDENTITY, CreditCode.Check.VALID) : legacy(number);
    }

    private static TaxNumber legacy(String number) {
        return LEGACY.matcher(number).matches()
                ? new TaxNumber(number, Form.LEGACY, CreditCode.Check.VALID)
                : new TaxNumber(number, Form.NONE, CreditCode.Check.FORMAT_ERROR);
    }

    private static boolean organisationHolds(String code) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(code.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        char expected = switch (11 - sum % 11) {
            case 10 -> 'X';
            case 11 -> '0';
            default -> (char) ('0' + 11 - sum % 11);
        };
        return code.charAt(8) == expected;
    }

    private static boolean isOldIdentity(String number) {
        if (!DIGITS.matcher(number).matches()) {
            return false;
        }
        int month = Integer.parseInt(number.substring(8, 10));
        int day = Integer.parseInt(number.substring(10, 12));
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }
}
