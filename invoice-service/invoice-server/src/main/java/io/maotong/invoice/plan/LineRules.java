package io.maotong.invoice.plan;

import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.invoice.InvoiceError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What must hold of a line before it can be planned; the rules of whole invoices are checked where they are stored. */
final class LineRules {

    private LineRules() {}

    static List<Violation> check(OpenLine line) {
        Violations violations = new Violations();
        String at = InvoicePlanner.field(line) + ".";
        Figures figures = line.figures();
        violations.check(
                figures.amount().signum() > 0 && figures.tax().signum() >= 0,
                InvoiceError.NOT_POSITIVE,
                at + "amount",
                "40026",
                "> 0",
                InvoiceError.NOT_POSITIVE.title());
        boolean both = (figures.quantity() == null) == (line.unitPrice() == null)
                && (figures.quantity() == null
                        || (figures.quantity().signum() > 0 && line.unitPrice().signum() > 0));
        violations.check(
                both,
                InvoiceError.QUANTITY_AND_PRICE,
                at + "quantity",
                "40025",
                null,
                InvoiceError.QUANTITY_AND_PRICE.title());
        if (both && figures.quantity() != null) {
            BigDecimal expected = figures.quantity().multiply(line.unitPrice()).setScale(2, RoundingMode.HALF_UP);
            violations.check(
                    expected.subtract(figures.amount()).abs().compareTo(LineSplit.AMOUNT_TOLERANCE) <= 0,
                    InvoiceError.LINE_AMOUNT,
                    at + "amount",
                    "40031",
                    expected.toPlainString(),
                    InvoiceError.LINE_AMOUNT.title());
        }
        tax(violations, at + "tax", figures.amount(), figures.tax(), line.rate());
        tax(violations, at + "discountTax", figures.discountAmount(), figures.discountTax(), line.rate());
        violations.check(
                figures.discountAmount().signum() >= 0
                        && figures.discountTax().signum() >= 0
                        && (figures.discountAmount().signum() > 0
                                || figures.discountTax().signum() == 0)
                        && figures.discountAmount().compareTo(figures.amount()) <= 0
                        && figures.discountTax().compareTo(figures.tax()) <= 0,
                InvoiceError.DISCOUNT_TOO_LARGE,
                at + "discountAmount",
                "40022",
                "<= " + figures.amount().toPlainString(),
                InvoiceError.DISCOUNT_TOO_LARGE.title());
        return violations.list();
    }

    private static void tax(Violations violations, String field, BigDecimal amount, BigDecimal tax, BigDecimal rate) {
        BigDecimal expected = amount.multiply(rate);
        violations.check(
                expected.subtract(tax).abs().compareTo(LineSplit.TAX_TOLERANCE) <= 0,
                InvoiceError.LINE_TAX,
                field,
                "40032",
                expected.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                InvoiceError.LINE_TAX.title());
    }
}
