package io.maotong.invoice.red;

import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a line of a blue invoice is to its reversal: a discounted line together with its discount. Amounts in CNY without
 * tax.
 *
 * @param lineNo of the blue invoice
 * @param quantity null if none is printed
 * @param unitPrice net of the discount; null together with the quantity
 * @param deduction 扣除额 of a differential invoice, otherwise null
 */
record BlueLine(
        int lineNo,
        String name,
        String shortName,
        String spec,
        String unit,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal amount,
        BigDecimal rate,
        BigDecimal tax,
        BigDecimal deduction,
        String taxClassCode,
        String preference) {

    private static final int PRICE_DECIMALS = 13;

    /** Folds the discounts into the lines before them. */
    static List<BlueLine> of(List<InvoiceLine> lines) {
        List<BlueLine> folded = new ArrayList<>();
        for (InvoiceLine line : lines) {
            // Collected invoices do not say what a line is: there a discount is known by its sign.
            boolean discount = line.nature() == LineNature.DISCOUNT
                    || line.nature() == null && line.amount().signum() < 0;
            if (discount && !folded.isEmpty()) {
                folded.set(folded.size() - 1, folded.getLast().less(line));
            } else {
                folded.add(new BlueLine(
                        line.lineNo(),
                        line.name(),
                        line.shortName(),
                        line.spec(),
                        line.unit(),
                        line.quantity(),
                        line.unitPrice(),
                        line.amount(),
                        line.rate(),
                        line.tax(),
                        line.deduction(),
                        line.taxClassCode(),
                        line.preference()));
            }
        }
        return List.copyOf(folded);
    }

    private BlueLine less(InvoiceLine discount) {
        BigDecimal net = amount.add(discount.amount());
        boolean countable = quantity != null && quantity.signum() != 0;
        return new BlueLine(
                lineNo,
                name,
                shortName,
                spec,
                unit,
                quantity,
                countable ? net.divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP) : unitPrice,
                net,
                rate,
                tax.add(discount.tax()),
                deduction,
                taxClassCode,
                preference);
    }

    boolean isCountable() {
        return quantity != null && quantity.signum() > 0;
    }
}
