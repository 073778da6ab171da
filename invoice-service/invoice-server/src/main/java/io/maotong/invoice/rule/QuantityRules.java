package io.maotong.invoice.rule;

import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import java.math.BigDecimal;
import java.util.List;

/** Quantity and price belong together, and a blue invoice is positive (tax.md 1.4). */
final class QuantityRules implements InvoiceRule {

    @Override
    public void check(RuleInput input, Findings findings) {
        List<InvoiceLine> lines = input.invoice().lines();
        for (int i = 0; i < lines.size(); i++) {
            InvoiceLine line = lines.get(i);
            findings.require(
                    (line.quantity() == null) == (line.unitPrice() == null),
                    InvoiceError.QUANTITY_AND_PRICE,
                    RuleInput.line(i, "quantity"),
                    null,
                    Text.of("数量和单价请都填写或都不填", "Give both quantity and price, or neither"));
            if (line.nature() != LineNature.DISCOUNT && !input.invoice().isRed()) {
                positive(line.amount(), RuleInput.line(i, "amount"), findings);
                positive(line.quantity(), RuleInput.line(i, "quantity"), findings);
                positive(line.unitPrice(), RuleInput.line(i, "unitPrice"), findings);
            }
        }
        // A single line at zero was told already; together they can come to nothing by discounts.
        boolean told = lines.stream()
                .anyMatch(line ->
                        line.nature() != LineNature.DISCOUNT && line.amount().signum() <= 0);
        if (!input.invoice().isRed() && !lines.isEmpty() && !told) {
            positive(input.invoice().amount(), "amount", findings);
        }
    }

    private static void positive(BigDecimal figure, String field, Findings findings) {
        findings.require(
                figure == null || figure.signum() > 0,
                InvoiceError.NOT_POSITIVE,
                field,
                "> 0",
                Text.of("蓝字发票须大于零；退货或折让请开红字发票", "A blue invoice is positive; returns need a red one"));
    }
}
