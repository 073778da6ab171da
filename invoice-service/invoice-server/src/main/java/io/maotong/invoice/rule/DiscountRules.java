package io.maotong.invoice.rule;

import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import java.util.List;
import java.util.Objects;

/** A discount line directly follows the line that it reduces (tax.md 1.4). */
final class DiscountRules implements InvoiceRule {

    @Override
    public void check(RuleInput input, Findings findings) {
        List<InvoiceLine> lines = input.invoice().lines();
        for (int i = 0; i < lines.size(); i++) {
            InvoiceLine line = lines.get(i);
            InvoiceLine before = i == 0 ? null : lines.get(i - 1);
            InvoiceLine after = i == lines.size() - 1 ? null : lines.get(i + 1);
            switch (line.nature()) {
                case DISCOUNT -> discount(line, before, i, findings);
                case DISCOUNTED ->
                    findings.require(
                            after != null && after.nature() == LineNature.DISCOUNT,
                            InvoiceError.LONELY_DISCOUNTED,
                            RuleInput.line(i, "nature"),
                            LineNature.NORMAL.name(),
                            Text.of("被折扣行之后须紧跟折扣行", "A discounted line is followed by its discount"));
                case NORMAL -> {
                    // Nothing to pair.
                }
            }
        }
    }

    private static void discount(InvoiceLine line, InvoiceLine before, int i, Findings findings) {
        findings.require(
                before != null,
                InvoiceError.DISCOUNT_FIRST,
                RuleInput.line(i, "nature"),
                null,
                Text.of("第一行不能是折扣行", "The first line is no discount"));
        if (before == null) {
            return;
        }
        findings.require(
                before.nature() != LineNature.DISCOUNT,
                InvoiceError.DISCOUNTS_ADJACENT,
                RuleInput.line(i, "nature"),
                null,
                Text.of("折扣行不能相邻，请合并折扣", "Two discounts in a row: put them together"));
        findings.require(
                before.nature() != LineNature.NORMAL,
                InvoiceError.LONELY_DISCOUNTED,
                RuleInput.line(i - 1, "nature"),
                LineNature.DISCOUNTED.name(),
                Text.of("折扣行的上一行须为被折扣行", "The line before a discount is the discounted one"));
        findings.require(
                Objects.equals(line.name(), before.name())
                        && Objects.equals(line.taxClassCode(), before.taxClassCode())
                        && line.rate().compareTo(before.rate()) == 0,
                InvoiceError.DISCOUNT_DIFFERS,
                RuleInput.line(i, "name"),
                before.name(),
                Text.of("折扣行的名称、编码和税率须与被折扣行一致", "Name, classification and rate are those of the discounted line"));
        findings.require(
                line.amount().signum() < 0 && line.tax().signum() <= 0,
                InvoiceError.DISCOUNT_TOO_LARGE,
                RuleInput.line(i, "amount"),
                "< 0",
                Text.of("折扣行金额须为负", "A discount is negative"));
        findings.require(
                line.amountWithTax().negate().compareTo(before.amountWithTax()) <= 0,
                InvoiceError.DISCOUNT_TOO_LARGE,
                RuleInput.line(i, "amount"),
                ">= " + before.amountWithTax().negate().toPlainString(),
                Text.of("折扣不能大于被折扣行", "The discount is more than the line"));
        findings.require(
                line.quantity() == null && line.unitPrice() == null,
                InvoiceError.QUANTITY_AND_PRICE,
                RuleInput.line(i, "quantity"),
                null,
                Text.of("折扣行没有数量和单价", "A discount has neither quantity nor price"));
    }
}
