package io.maotong.invoice.title;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.party.CreditCode;
import io.maotong.core.party.IdentityNumber;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.TaxNumber;
import java.util.List;
import java.util.regex.Pattern;

/** What a title must be (tax.md 1.9, 1.10); the tax number has three answers. */
final class TitleRules {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern ILLEGAL =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\u00A0\\u2000-\\u200B\\u2028\\u2029]");

    private TitleRules() {}

    /** A person's number is an identity card, or nothing. */
    static CreditCode.Check check(TitleContent content) {
        if (content.taxNo() == null) {
            return content.type() == TitleType.ENTERPRISE ? CreditCode.Check.FORMAT_ERROR : CreditCode.Check.VALID;
        }
        if (content.type() == TitleType.PERSON) {
            return IdentityNumber.isValid(content.taxNo()) ? CreditCode.Check.VALID : CreditCode.Check.FORMAT_ERROR;
        }
        return TaxNumber.of(content.taxNo()).check();
    }

    /** @param passed whether somebody who may has let the number pass */
    static List<Violation> violations(TitleContent content, boolean passed) {
        Violations violations = new Violations()
                .check(
                        content.type() != null,
                        InvoiceError.FIELD_LENGTH,
                        "type",
                        "40004",
                        "ENTERPRISE|PERSON|GOV",
                        Text.of("请选择企业、个人或政府机构", "Choose enterprise, person or government"))
                .check(
                        content.name() != null,
                        InvoiceError.BUYER_REQUIRED,
                        "name",
                        "40002",
                        null,
                        Text.of("请填写名称", "Give the name"));
        if (content.type() != null) {
            number(content, passed, violations);
        }
        text(content.name(), 300, "name", violations);
        text(content.address(), 300, "address", violations);
        text(content.telephone(), 60, "telephone", violations);
        text(content.bank(), 120, "bank", violations);
        text(content.account(), 50, "account", violations);
        matches(content.email(), EMAIL, "email", violations);
        matches(content.mobile(), MOBILE, "mobile", violations);
        return violations.list();
    }

    private static void number(TitleContent content, boolean passed, Violations violations) {
        CreditCode.Check check = check(content);
        violations
                .check(
                        check != CreditCode.Check.FORMAT_ERROR,
                        InvoiceError.TAX_NUMBER,
                        "taxNo",
                        "40001",
                        "FORMAT",
                        content.type() == TitleType.PERSON
                                ? Text.of("身份证号有误；可留空", "The identity number is wrong; it may be left empty")
                                : Text.of(
                                        "税号格式有误，应为15、18或20位",
                                        "The form of the tax number is wrong: 15, 18 or 20 characters"))
                .check(
                        check != CreditCode.Check.CHECKSUM_SUSPECT || passed,
                        InvoiceError.TAX_NUMBER,
                        "taxNo",
                        "40001",
                        "CHECKSUM",
                        Text.of(
                                "税号校验位不符，请核对；确认无误由有放行权限的人员填写理由后保存",
                                "The check character does not hold: compare it, or have it let through with a reason"));
    }

    private static void text(String text, int most, String field, Violations violations) {
        if (text == null) {
            return;
        }
        StringBuilder bad = new StringBuilder();
        ILLEGAL.matcher(text)
                .results()
                .map(one -> "U+%04X".formatted(one.group().codePointAt(0)))
                .distinct()
                .forEach(one -> bad.append(' ').append(one));
        violations
                .check(
                        text.codePointCount(0, text.length()) <= most,
                        InvoiceError.FIELD_LENGTH,
                        field,
                        "40004",
                        "0.." + most,
                        Text.of("最多%d个字符", "At most %d characters").with(most))
                .check(
                        bad.isEmpty(),
                        InvoiceError.FIELD_LENGTH,
                        field,
                        "40004",
                        null,
                        Text.of("含有不可见字符%s，请删除", "Remove the invisible characters%s")
                                .with(bad))
                .check(
                        !text.contains("***"),
                        InvoiceError.FIELD_LENGTH,
                        field,
                        "40004",
                        null,
                        Text.of("请填写完整内容，不填则保持不变", "Give it in full, or leave it out to keep it as it is"));
    }

    private static void matches(String text, Pattern form, String field, Violations violations) {
        violations.check(
                text == null || form.matcher(text).matches(),
                InvoiceError.FIELD_LENGTH,
                field,
                "40004",
                null,
                Text.of("格式有误", "The form is wrong"));
    }
}
