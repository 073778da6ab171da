package io.maotong.invoice.rule;

import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.BlueReference;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import java.util.List;
import java.util.regex.Pattern;

/** The form of a red invoice; how much may be reversed is known to the red form (tax.md 1.12). */
final class RedRules implements InvoiceRule {

    private static final Pattern CONFIRMATION = Pattern.compile("\\d{20}");

    @Override
    public void check(RuleInput input, Findings findings) {
        BlueReference blue = input.invoice().blue();
        findings.require(
                blue != null && blue.number() != null && !blue.number().isBlank(),
                InvoiceError.RED_FORM,
                "blue.number",
                null,
                Text.of("红字发票须注明蓝字发票号码", "A red invoice names its blue one"));
        findings.require(
                blue != null
                        && blue.confirmationNo() != null
                        && CONFIRMATION.matcher(blue.confirmationNo()).matches(),
                InvoiceError.RED_FORM,
                "blue.confirmationNo",
                "20 digits",
                Text.of("红字发票须有20位红字确认单编号", "A red invoice names its confirmation, 20 digits"));
        List<InvoiceLine> lines = input.invoice().lines();
        for (int i = 0; i < lines.size(); i++) {
            InvoiceLine line = lines.get(i);
            findings.require(
                    line.blueLineNo() != null && line.blueLineNo() > 0,
                    InvoiceError.RED_FORM,
                    RuleInput.line(i, "blueLineNo"),
                    null,
                    Text.of("须注明蓝字发票的明细序号", "Name the line of the blue invoice"));
            findings.require(
                    line.nature() == LineNature.NORMAL,
                    InvoiceError.RED_FORM,
                    RuleInput.line(i, "nature"),
                    LineNature.NORMAL.name(),
                    Text.of("红字发票只有正常明细", "A red invoice has normal lines only"));
            findings.require(
                    line.amount().signum() < 0 && line.tax().signum() <= 0,
                    InvoiceError.RED_FORM,
                    RuleInput.line(i, "amount"),
                    "< 0",
                    Text.of("红字金额须为负", "The amounts of a red invoice are negative"));
            findings.require(
                    line.quantity() == null || line.quantity().signum() < 0,
                    InvoiceError.RED_FORM,
                    RuleInput.line(i, "quantity"),
                    "< 0",
                    Text.of("红字数量须为负", "The quantities of a red invoice are negative"));
        }
    }
}
