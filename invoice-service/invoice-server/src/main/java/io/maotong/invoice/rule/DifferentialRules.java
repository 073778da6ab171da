package io.maotong.invoice.rule;

import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Voucher;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** 差额征税: one line, a deduction below the amount, and vouchers for exactly that deduction (tax.md 1.7). */
final class DifferentialRules implements InvoiceRule {

    static final String BY_DIFFERENCE = "02";

    private static final Pattern KINDS = Pattern.compile("0[1-9]");
    private static final Pattern SCHEMES = Pattern.compile("0[12]");

    /** What the remark of such an invoice begins with. */
    public static String remark(BigDecimal deduction) {
        return "差额征税：" + deduction.setScale(2).toPlainString() + "。";
    }

    @Override
    public void check(RuleInput input, Findings findings) {
        InvoiceDocument invoice = input.invoice();
        String scheme = invoice.differential();
        findings.require(
                scheme == null || SCHEMES.matcher(scheme).matches(),
                InvoiceError.DIFFERENTIAL,
                "differential",
                "01|02",
                Text.of("差额征税类型为01全额开票或02差额开票", "01 for the whole amount, 02 for the difference"));
        if (!BY_DIFFERENCE.equals(scheme)) {
            boolean clean =
                    invoice.vouchers().isEmpty() && invoice.lines().stream().allMatch(line -> line.deduction() == null);
            findings.require(
                    clean,
                    InvoiceError.DIFFERENTIAL,
                    "vouchers",
                    null,
                    Text.of("只有差额开票才有扣除额和凭证", "Only a differential invoice has a deduction and vouchers"));
            return;
        }
        boolean single =
                invoice.lines().size() == 1 && invoice.lines().getFirst().nature() == LineNature.NORMAL;
        findings.require(
                single,
                InvoiceError.DIFFERENTIAL,
                "lines",
                "1",
                Text.of("差额开票只能有一行正常明细", "A differential invoice has exactly one normal line"));
        vouchers(invoice, findings);
        if (single) {
            deduction(invoice, invoice.lines().getFirst(), findings);
        }
    }

    private static void deduction(InvoiceDocument invoice, InvoiceLine line, Findings findings) {
        BigDecimal deduction = line.deduction();
        boolean within = deduction != null && deduction.signum() > 0 && deduction.compareTo(line.amountWithTax()) < 0;
        findings.require(
                within,
                InvoiceError.DIFFERENTIAL,
                RuleInput.line(0, "deduction"),
                "0 < x < " + line.amountWithTax().toPlainString(),
                Text.of("扣除额须大于零且小于价税合计", "The deduction is above zero and below the amount with tax"));
        if (!within) {
            return;
        }
        BigDecimal proved = invoice.vouchers().stream().map(Voucher::deducted).reduce(BigDecimal.ZERO, BigDecimal::add);
        findings.require(
                proved.compareTo(deduction) == 0,
                InvoiceError.DIFFERENTIAL,
                "vouchers",
                deduction.toPlainString(),
                Text.of("凭证扣除额之和为 %s，须等于扣除额", "The vouchers come to %s and must be the deduction"),
                proved.toPlainString());
        findings.require(
                invoice.remark() != null && invoice.remark().startsWith(remark(deduction)),
                InvoiceError.DIFFERENTIAL,
                "remark",
                remark(deduction),
                Text.of("备注须以“%s”开头", "The remark begins with “%s”"),
                remark(deduction));
    }

    private static void vouchers(InvoiceDocument invoice, Findings findings) {
        for (int i = 0; i < invoice.vouchers().size(); i++) {
            Voucher voucher = invoice.vouchers().get(i);
            String at = "vouchers[" + i + "].";
            findings.require(
                    voucher.kind() != null && KINDS.matcher(voucher.kind()).matches(),
                    InvoiceError.DIFFERENTIAL,
                    at + "kind",
                    "01..09",
                    Text.of("凭证类型为01至09", "The kind of a voucher is 01 to 09"));
            findings.require(
                    voucher.deducted().signum() > 0 && voucher.deducted().compareTo(voucher.total()) <= 0,
                    InvoiceError.DIFFERENTIAL,
                    at + "deducted",
                    "0 < x <= " + voucher.total().toPlainString(),
                    Text.of("本次扣除额须大于零且不超过凭证合计", "What is deducted is above zero and within the voucher"));
            findings.require(
                    voucher.number() != null || voucher.reference() != null,
                    InvoiceError.DIFFERENTIAL,
                    at + "number",
                    null,
                    Text.of("请填写发票号码或凭证号码", "Give the number of the invoice or the voucher"));
        }
    }
}
