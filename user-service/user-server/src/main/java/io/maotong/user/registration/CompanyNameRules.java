package io.maotong.user.registration;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.user.UserError;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a company name must keep to before the register is asked (企业名称登记管理规定, 2020 revision, art. 5-11).
 * Whether the name is free is the register's to say.
 */
final class CompanyNameRules {

    private static final Pattern HANZI = Pattern.compile("[\\p{IsHan}（）]+");

    private CompanyNameRules() {}

    /** @param field path of the name in the request */
    static List<Violation> check(String name, CompanyType type, NameWords words, String field) {
        Violations violations = new Violations();
        if (name == null || name.isBlank()) {
            return violations
                    .check(
                            false,
                            UserError.REGISTRATION,
                            field,
                            "NAME-REQUIRED",
                            null,
                            Text.of("请填写企业名称", "Enter a name"))
                    .list();
        }
        CompanyName parts = CompanyName.of(name, type, words);
        violations.check(
                HANZI.matcher(parts.whole()).matches(),
                UserError.REGISTRATION,
                field,
                "NAME-HANZI",
                null,
                Text.of("名称只能使用规范汉字，不含字母、数字和符号", "Only Chinese characters: no letters, digits or symbols"));
        violations.check(
                parts.whole().length() <= 60,
                UserError.REGISTRATION,
                field,
                "NAME-LENGTH",
                "<= 60",
                Text.of("名称不超过60个字", "At most 60 characters"));
        if (type != null) {
            violations.check(
                    !parts.form().isEmpty(),
                    UserError.REGISTRATION,
                    field,
                    "NAME-FORM",
                    String.join("|", type.endings()),
                    Text.of("名称应以“%s”结尾", "The name must end with %s")
                            .with(type.endings().getFirst()));
        }
        violations.check(
                parts.tradeName().length() >= 2,
                UserError.REGISTRATION,
                field,
                "NAME-TRADE",
                ">= 2",
                Text.of("字号应由两个以上汉字组成，且不能只是行业用语", "The trade name needs two characters beside place and trade"));
        violations.check(
                !words.regions().contains(parts.tradeName()),
                UserError.REGISTRATION,
                field,
                "NAME-PLACE",
                null,
                Text.of("字号不能是行政区划名称", "The trade name may not be the name of a place"));
        for (String word : words.forbidden()) {
            violations.check(
                    !parts.tradeName().contains(word),
                    UserError.REGISTRATION,
                    field,
                    "NAME-FORBIDDEN",
                    null,
                    Text.of("字号不能含有“%s”", "The trade name may not hold %s").with(word));
        }
        return violations.list();
    }
}
