package io.maotong.core.party;

import java.util.regex.Pattern;

/** Customs registration code 海关注册编码: 10 characters, six digits and a serial that may hold letters. */
public final class CustomsCode {

    private static final Pattern FORM = Pattern.compile("\\d{6}[0-9A-Z]{4}");

    private CustomsCode() {}

    public static boolean isValid(String code) {
        return code != null && FORM.matcher(code).matches();
    }
}
