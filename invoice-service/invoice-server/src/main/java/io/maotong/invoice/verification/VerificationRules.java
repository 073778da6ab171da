package io.maotong.invoice.verification;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.party.CreditCode;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.platform.InvoiceIdentity;
import io.maotong.invoice.verification.VerificationSettings.AskedAmount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Which fields a question needs, by the kind of the invoice (tax.md 1.15). */
final class VerificationRules {

    private static final ErrorCode CODE = InvoiceError.VERIFY_REQUEST;
    private static final BigDecimal TOO_MUCH = new BigDecimal("1E16");

    /** As somebody typed it: anything may be null. */
    record Asked(String kind, String code, String number, LocalDate issuedOn, BigDecimal amount, String checkCode) {}

    sealed interface Result {

        record Question(VerificationQuestion question) implements Result {}

        record Refused(List<Violation> violations) implements Result {}
    }

    private final VerificationSettings settings;

    VerificationRules(VerificationSettings settings) {
        this.settings = settings;
    }

    /** @param prefix of the fields, such as {@code items[3].} */
    Result read(Asked asked, LocalDate today, String prefix) {
        Violations found = new Violations();
        AskedAmount kind = asked.kind() == null ? null : settings.amounts().get(asked.kind());
        if (kind == null) {
            found.add(Violation.of(
                    CODE,
                    prefix + "kind",
                    "KIND",
                    String.join(
                            "|", settings.amounts().keySet().stream().sorted().toList()),
                    Text.of("该票种不能查验，请填写票种代码", "This kind cannot be verified: give the code of the kind")));
            return new Result.Refused(found.list());
        }
        boolean legacy = InvoiceIdentity.legacy(asked.kind());
        String number = CreditCode.normalise(asked.number());
        String code = CreditCode.normalise(asked.code());
        found.check(
                        number != null && number.matches(legacy ? "\\d{8}" : "\\d{20}"),
                        CODE,
                        prefix + "number",
                        "NUMBER",
                        legacy ? "8 digits" : "20 digits",
                        legacy
                                ? Text.of("此票种的发票号码为8位数字", "The number of this kind has 8 digits")
                                : Text.of("数电发票号码为20位数字", "The number of a digital invoice has 20 digits"))
                .check(
                        legacy ? code != null && code.matches("\\d{10}|\\d{12}") : code == null || code.isEmpty(),
                        CODE,
                        prefix + "code",
                        "CODE",
                        legacy ? "10 or 12 digits" : "",
                        legacy
                                ? Text.of("请填写10位或12位发票代码", "Give the code of 10 or 12 digits")
                                : Text.of("数电发票没有发票代码，请留空", "A digital invoice has no code: leave it empty"));
        date(asked.issuedOn(), today, prefix, found);
        amount(asked.amount(), kind, prefix, found);
        String checkCode = checkCode(asked, prefix, found);
        if (!found.isEmpty()) {
            return new Result.Refused(found.list());
        }
        return new Result.Question(new VerificationQuestion(
                asked.kind(),
                legacy ? code : null,
                number,
                asked.issuedOn(),
                kind == AskedAmount.NONE ? null : asked.amount().setScale(2),
                checkCode));
    }

    private void date(LocalDate issuedOn, LocalDate today, String prefix, Violations found) {
        LocalDate earliest = today.minusYears(settings.yearsBack());
        found.check(
                issuedOn != null && !issuedOn.isAfter(today) && !issuedOn.isBefore(earliest),
                CODE,
                prefix + "issuedOn",
                "DATE",
                earliest + ".." + today,
                Text.of("开票日期须在最近%d年内且不晚于今天", "The day of issue must be within %d years and not in the future")
                        .with(settings.yearsBack()));
    }

    private static void amount(BigDecimal amount, AskedAmount kind, String prefix, Violations found) {
        Text hint = switch (kind) {
            case TOTAL -> Text.of("请填写价税合计，最多两位小数", "Give the total including tax, two decimals at most");
            case NET -> Text.of("请填写不含税金额，最多两位小数", "Give the amount without tax, two decimals at most");
            case NONE -> Text.of("此票种按校验码查验，金额可不填", "This kind is asked by its check code");
        };
        found.check(
                kind == AskedAmount.NONE
                        || amount != null
                                && amount.stripTrailingZeros().scale() <= 2
                                && amount.abs().compareTo(TOO_MUCH) < 0,
                CODE,
                prefix + "amount",
                "AMOUNT",
                kind.name(),
                hint);
    }

    // People copy the whole code of twenty digits; the bureau compares the end of it.
    private String checkCode(Asked asked, String prefix, Violations found) {
        if (!settings.checkCodes().contains(asked.kind())) {
            return null;
        }
        String digits = asked.checkCode() == null ? "" : asked.checkCode().replaceAll("\\s", "");
        boolean right = digits.matches("\\d{6}|\\d{20}");
        found.check(
                right,
                CODE,
                prefix + "checkCode",
                "CHECK_CODE",
                "6 digits",
                Text.of("请填写校验码后6位", "Give the last six digits of the check code"));
        return right ? digits.substring(digits.length() - 6) : null;
    }
}
