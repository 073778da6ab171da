package io.maotong.invoice.rule;

import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.taxclass.Classification;
import java.util.Optional;
import java.util.regex.Pattern;

/** Classification of every line, and the special element that it may force (tax.md 1.5). */
final class ClassificationRules implements InvoiceRule {

    private static final Pattern CODE = Pattern.compile("\\d{19}");

    @Override
    public void check(RuleInput input, Findings findings) {
        InvoiceDocument invoice = input.invoice();
        for (int i = 0; i < invoice.lines().size(); i++) {
            line(input, invoice.lines().get(i), i, findings);
        }
    }

    private static void line(RuleInput input, InvoiceLine line, int i, Findings findings) {
        String at = RuleInput.line(i, "taxClassCode");
        String code = line.taxClassCode();
        boolean formed = code != null && CODE.matcher(code).matches();
        findings.require(
                formed,
                InvoiceError.TAX_CLASS,
                at,
                "19 digits",
                Text.of("税收分类编码须为19位数字", "A tax classification has 19 digits"));
        if (!formed) {
            return;
        }
        Optional<Classification> found = input.classOf(code);
        findings.require(
                found.isPresent(),
                InvoiceError.TAX_CLASS,
                at,
                null,
                Text.of("编码 %s 不存在或在 %s 无效，请重新搜索选择", "%s is unknown or not valid on %s: search again"),
                code,
                input.date());
        if (found.isEmpty()) {
            return;
        }
        Classification known = found.get();
        findings.require(
                known.leaf(),
                InvoiceError.TAX_CLASS,
                at,
                null,
                Text.of("编码 %s（%s）是汇总项，请选择其下级", "%s (%s) is a heading: choose one below it"),
                code,
                known.name());
        findings.require(
                known.shortName().equals(line.shortName()),
                InvoiceError.TAX_CLASS,
                RuleInput.line(i, "shortName"),
                known.shortName(),
                Text.of("分类简称须为“%s”", "The short name is “%s”"),
                known.shortName());
        findings.require(
                known.requiredSpecial() == null
                        || known.requiredSpecial().equals(input.invoice().specialElement()),
                InvoiceError.SPECIAL_ELEMENT,
                at,
                known.requiredSpecial(),
                Text.of("编码 %s 只能开具特定要素 %s 的发票", "%s needs the special element %s"),
                code,
                known.requiredSpecial());
    }
}
