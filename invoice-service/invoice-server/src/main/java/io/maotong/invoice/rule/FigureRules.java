package io.maotong.invoice.rule;

import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.calculation.Arithmetic;
import io.maotong.invoice.calculation.Tolerances;
import io.maotong.invoice.calculation.Totals;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The caller's figures: kept inside the tolerances, refused outside, never repaired in silence (tax.md 1.6). */
final class FigureRules implements InvoiceRule {

    @Override
    public void check(RuleInput input, Findings findings) {
        InvoiceDocument invoice = input.invoice();
        BigDecimal computed = BigDecimal.ZERO;
        for (int i = 0; i < invoice.lines().size(); i++) {
            InvoiceLine line = invoice.lines().get(i);
            numbered(line, i, findings);
            amount(line, i, findings);
            BigDecimal tax = taxed(line).multiply(line.rate());
            computed = computed.add(tax);
            findings.require(
                    Tolerances.lineTaxHolds(tax, line.tax()),
                    InvoiceError.LINE_TAX,
                    RuleInput.line(i, "tax"),
                    rounded(tax),
                    Text.of("税额应为 %s，误差超过0.06", "The tax should be %s; more than 0.06 off"),
                    rounded(tax));
        }
        Totals totals = Totals.of(invoice.lines());
        findings.require(
                Tolerances.totalTaxHolds(computed, totals.tax()),
                InvoiceError.TOTAL_TAX,
                "tax",
                rounded(computed),
                Text.of("合计税额应约为 %s，误差超过1.27", "The tax should be about %s; more than 1.27 off"),
                rounded(computed));
        sum(invoice.amount(), totals.amount(), "amount", findings);
        sum(invoice.tax(), totals.tax(), "tax", findings);
        sum(invoice.total(), totals.total(), "total", findings);
    }

    private static void numbered(InvoiceLine line, int i, Findings findings) {
        findings.require(
                line.lineNo() == i + 1,
                InvoiceError.FIELD_LENGTH,
                RuleInput.line(i, "lineNo"),
                Integer.toString(i + 1),
                Text.of("明细序号须从1连续", "Lines are numbered from 1 without a gap"));
    }

    private static void amount(InvoiceLine line, int i, Findings findings) {
        if (line.quantity() == null || line.unitPrice() == null) {
            return;
        }
        BigDecimal expected = Arithmetic.amount(line.quantity(), line.unitPrice());
        findings.require(
                Tolerances.lineAmountHolds(expected, line.amount()),
                InvoiceError.LINE_AMOUNT,
                RuleInput.line(i, "amount"),
                expected.toPlainString(),
                Text.of("数量×单价为 %s，与金额相差超过0.01", "Quantity times price is %s; more than 0.01 off"),
                expected.toPlainString());
    }

    private static BigDecimal taxed(InvoiceLine line) {
        return line.deduction() == null ? line.amount() : line.amount().subtract(line.deduction());
    }

    private static void sum(BigDecimal given, BigDecimal expected, String field, Findings findings) {
        findings.require(
                given != null && given.compareTo(expected) == 0,
                InvoiceError.HEADER_SUM,
                field,
                expected.toPlainString(),
                Text.of("须等于明细之和 %s", "It must be the sum of the lines, %s"),
                expected.toPlainString());
    }

    private static String rounded(BigDecimal figure) {
        return figure.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
