package io.maotong.user.account;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.user.UserError;
import java.util.List;
import java.util.regex.Pattern;

/** Mobile numbers of the mainland, 11 digits. */
public final class Mobile {

    private static final Pattern FORM = Pattern.compile("1[3-9]\\d{9}");

    private Mobile() {}

    public static boolean isValid(String mobile) {
        return mobile != null && FORM.matcher(mobile).matches();
    }

    /** @throws BusinessException if it is not one */
    public static String require(String mobile) {
        if (!isValid(mobile)) {
            throw new BusinessException(UserError.MOBILE, List.of(violation("mobile")));
        }
        return mobile;
    }

    public static Violation violation(String field) {
        return Violation.of(
                UserError.MOBILE,
                field,
                "MOBILE",
                FORM.pattern(),
                Text.of("请输入11位大陆手机号码", "Enter a mainland mobile number of 11 digits"));
    }

    /** {@code 138****0001} */
    public static String masked(String mobile) {
        return mobile == null || mobile.length() < 8 ? "****" : mobile.substring(0, 3) + "****" + mobile.substring(7);
    }
}
