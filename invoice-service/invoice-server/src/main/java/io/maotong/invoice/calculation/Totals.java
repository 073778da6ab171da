package io.maotong.invoice.calculation;

import io.maotong.invoice.document.InvoiceLine;
import java.math.BigDecimal;
import java.util.List;

/** Sums of rounded lines; never computed again from the total. */
public record Totals(BigDecimal amount, BigDecimal tax, BigDecimal total) {

    public static Totals of(List<InvoiceLine> lines) {
        BigDecimal amount = BigDecimal.ZERO.setScale(Arithmetic.CENTS);
        BigDecimal tax = amount;
        for (InvoiceLine line : lines) {
            amount = amount.add(line.amount());
            tax = tax.add(line.tax());
        }
        return new Totals(amount, tax, amount.add(tax));
    }
}
