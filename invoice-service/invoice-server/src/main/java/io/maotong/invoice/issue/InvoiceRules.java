package io.maotong.invoice.issue;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.invoice.InvoiceError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What must hold of an invoice before it leaves (tax.md 1.3 to 1.6); rule ids are the numbers of the catalogue. */
final class InvoiceRules {

    static final BigDecimal AMOUNT_TOLERANCE = new BigDecimal("0.01");
    static final BigDecimal LINE_TAX_TOLERANCE = new BigDecimal("0.06");
    static final BigDecimal TOTAL_TAX_TOLERANCE = new BigDecimal("1.27");

    private final Violations violations = new Violations();

    private InvoiceRules() {}

    /** Every broken rule. */
    static List<Violation> check(InvoiceDraft draft, int remarkLength) {
        InvoiceRules rules = new InvoiceRules();
        rules.header(draft, remarkLength);
        draft.lines().forEach(rules::line);
        rules.totals(draft);
        return rules.violations.list();
    }

    private void header(InvoiceDraft draft, int remarkLength) {
        length(draft.sellerTaxNo(), 20, true, "sellerTaxNo");
        length(draft.sellerName(), 300, true, "sellerName");
        length(draft.buyerName(), 300, true, "buyerName");
        length(draft.remark(), remarkLength, false, "remark");
        check(
                "01".equals(draft.exportPolicy())
                        && draft.lines().stream()
                                .allMatch(line ->
                                        line.rate().signum() == 0 && line.tax().signum() == 0),
                InvoiceError.EXPORT_POLICY,
                "exportPolicy",
                "40014",
                "01",
                Text.of("出口退税发票税率须为零", "An export invoice for refund is zero-rated"));
        check(
                !draft.lines().isEmpty(),
                InvoiceError.HEADER_SUM,
                "lines",
                "40034",
                ">= 1",
                Text.of("没有明细", "There are no lines"));
    }

    private void line(InvoiceDraft.Line line) {
        String at = "lines[" + (line.lineNo() - 1) + "].";
        length(line.name(), 600, true, at + "name");
        length(line.shortName(), 120, true, at + "shortName");
        length(line.printedName(), 300, true, at + "printedName");
        length(line.unit(), 300, false, at + "unit");
        check(
                !line.name().contains("*"),
                InvoiceError.FIELD_LENGTH,
                at + "name",
                "40004",
                null,
                Text.of("名称不能含*", "A name has no asterisk"));
        check(
                line.taxClassCode().matches("\\d{19}"),
                InvoiceError.TAX_CLASS,
                at + "taxClassCode",
                "40010",
                "19 digits",
                Text.of("税收分类编码须为19位", "A tax classification has 19 digits"));
        check(
                line.amount().signum() > 0,
                InvoiceError.NOT_POSITIVE,
                at + "amount",
                "40026",
                "> 0",
                Text.of("金额须大于零", "The amount must be positive"));
        boolean both = (line.quantity() == null) == (line.unitPrice() == null);
        check(
                both,
                InvoiceError.QUANTITY_AND_PRICE,
                at + "quantity",
                "40025",
                null,
                InvoiceError.QUANTITY_AND_PRICE.title());
        if (both && line.quantity() != null) {
            BigDecimal expected = line.quantity().multiply(line.unitPrice()).setScale(2, RoundingMode.HALF_UP);
            check(
                    expected.subtract(line.amount()).abs().compareTo(AMOUNT_TOLERANCE) <= 0,
                    InvoiceError.LINE_AMOUNT,
                    at + "amount",
                    "40031",
                    expected.toPlainString(),
                    InvoiceError.LINE_AMOUNT.title());
        }
        BigDecimal tax = line.amount().multiply(line.rate());
        check(
                tax.subtract(line.tax()).abs().compareTo(LINE_TAX_TOLERANCE) <= 0,
                InvoiceError.LINE_TAX,
                at + "tax",
                "40032",
                tax.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                InvoiceError.LINE_TAX.title());
    }

    private void totals(InvoiceDraft draft) {
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        BigDecimal computed = BigDecimal.ZERO;
        for (InvoiceDraft.Line line : draft.lines()) {
            amount = amount.add(line.amount());
            tax = tax.add(line.tax());
            computed = computed.add(line.amount().multiply(line.rate()));
        }
        check(
                computed.subtract(tax).abs().compareTo(TOTAL_TAX_TOLERANCE) <= 0,
                InvoiceError.TOTAL_TAX,
                "tax",
                "40033",
                computed.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                InvoiceError.TOTAL_TAX.title());
        boolean exact = draft.amount().compareTo(amount) == 0
                && draft.tax().compareTo(tax) == 0
                && draft.total().compareTo(draft.amount().add(draft.tax())) == 0;
        check(
                exact,
                InvoiceError.HEADER_SUM,
                "total",
                "40034",
                amount.add(tax).toPlainString(),
                InvoiceError.HEADER_SUM.title());
    }

    private void length(String text, int longest, boolean required, String field) {
        boolean present = text != null && !text.isBlank();
        boolean holds = present ? text.codePointCount(0, text.length()) <= longest : !required;
        check(
                holds,
                InvoiceError.FIELD_LENGTH,
                field,
                "40004",
                (required ? "1.." : "0..") + longest,
                Text.of("长度须不超过%d个字符且不能缺少", "At most %d characters, and present if required")
                        .with(longest));
    }

    private void check(boolean holds, ErrorCode code, String field, String rule, String expected, Text hint) {
        violations.check(holds, code, field, rule, expected, hint);
    }
}
