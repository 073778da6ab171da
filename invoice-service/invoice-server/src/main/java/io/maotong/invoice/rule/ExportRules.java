package io.maotong.invoice.rule;

import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import java.util.Set;
import java.util.function.Predicate;

/** Export invoices: 01 refund is zero-rated, 02 exempt, 03 taxed (tax.md 1.1). */
final class ExportRules implements InvoiceRule {

    private static final Set<String> POLICIES = Set.of("01", "02", "03");

    @Override
    public void check(RuleInput input, Findings findings) {
        InvoiceDocument invoice = input.invoice();
        String policy = invoice.exportPolicy();
        if (invoice.kind() != InvoiceKind.EXPORT) {
            findings.require(
                    policy == null,
                    InvoiceError.EXPORT_POLICY,
                    "exportPolicy",
                    null,
                    Text.of("只有出口发票才有出口政策", "Only an export invoice has an export policy"));
            return;
        }
        findings.require(
                policy != null && POLICIES.contains(policy),
                InvoiceError.EXPORT_POLICY,
                "exportPolicy",
                "01|02|03",
                Text.of("出口发票须选择01退税、02免税或03征税", "Choose 01 refund, 02 exempt or 03 taxed"));
        findings.require(
                invoice.buyer().taxNo() == null || invoice.buyer().taxNo().isBlank(),
                InvoiceError.EXPORT_POLICY,
                "buyer.taxNo",
                null,
                Text.of("境外购买方没有境内税号，请留空", "A buyer abroad has no tax number here"));
        findings.require(
                invoice.deal() != null
                        && invoice.deal().currency() != null
                        && invoice.deal().amount() != null,
                InvoiceError.EXPORT_POLICY,
                "deal",
                null,
                Text.of("请填写币种、外币金额和汇率", "Give currency, foreign amount and exchange rate"));
        if (policy != null && POLICIES.contains(policy)) {
            lines(invoice, policy, findings);
        }
    }

    private static void lines(InvoiceDocument invoice, String policy, Findings findings) {
        Predicate<InvoiceLine> fits = switch (policy) {
            case "01" -> line -> isZero(line) && !line.isExempt() && !line.isNotTaxable();
            case "02" -> line -> isZero(line) && line.isExempt();
            default -> line -> line.rate().signum() > 0;
        };
        for (int i = 0; i < invoice.lines().size(); i++) {
            findings.require(
                    fits.test(invoice.lines().get(i)),
                    InvoiceError.EXPORT_POLICY,
                    RuleInput.line(i, "rate"),
                    policy.equals("03") ? "> 0" : "0",
                    switch (policy) {
                        case "01" ->
                            Text.of("出口退税发票税率须为零，且不标免税", "An export invoice for refund is zero-rated, not exempt");
                        case "02" -> Text.of("出口免税发票各行须为免税", "Every line of an exempt export is exempt");
                        default -> Text.of("出口征税发票须有税率", "A taxed export has a rate");
                    });
        }
    }

    private static boolean isZero(InvoiceLine line) {
        return line.rate().signum() == 0 && line.tax().signum() == 0;
    }
}
