package io.maotong.invoice.rule;

import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.taxclass.Classification;
import io.maotong.invoice.taxclass.RateTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Rates and preferences of every line by the dated tables (tax.md 1.6). */
final class RateRules implements InvoiceRule {

    private static final String SELF_GROWN = "12";

    @Override
    public void check(RuleInput input, Findings findings) {
        List<InvoiceLine> lines = input.invoice().lines();
        for (int i = 0; i < lines.size(); i++) {
            InvoiceLine line = lines.get(i);
            if (line.isExempt() || line.isNotTaxable()) {
                untaxed(input, line, i, findings);
            } else if (line.rate().signum() == 0) {
                zero(input, line, i, findings);
            } else {
                taxed(input, line, i, findings);
            }
        }
    }

    private static void untaxed(RuleInput input, InvoiceLine line, int i, Findings findings) {
        InvoiceDocument invoice = input.invoice();
        findings.require(
                line.rate().signum() == 0 && line.tax().signum() == 0,
                InvoiceError.RATE_NOT_ALLOWED,
                RuleInput.line(i, "rate"),
                "0",
                Text.of("免税或不征税的明细税率和税额须为零", "An exempt or not taxable line has neither rate nor tax"));
        findings.require(
                !invoice.kind().isSpecial(),
                InvoiceError.EXEMPT_ON_SPECIAL,
                RuleInput.line(i, "preference"),
                null,
                Text.of("专用发票不能有免税或不征税明细，请改开普通发票", "A special invoice has no exempt lines: issue a normal one"));
        boolean byKind = invoice.kind().isPurchase()
                || SELF_GROWN.equals(invoice.specialElement())
                || (invoice.kind() == InvoiceKind.EXPORT && "02".equals(invoice.exportPolicy()));
        preferenceAllowed(input, line, i, byKind, findings);
    }

    private static void zero(RuleInput input, InvoiceLine line, int i, Findings findings) {
        InvoiceDocument invoice = input.invoice();
        boolean zeroRated = invoice.kind() == InvoiceKind.EXPORT && "01".equals(invoice.exportPolicy());
        findings.require(
                zeroRated && line.tax().signum() == 0,
                InvoiceError.RATE_NOT_ALLOWED,
                RuleInput.line(i, "rate"),
                null,
                Text.of(
                        "零税率只用于出口退税发票；免税请选择优惠03，不征税选择04",
                        "Zero is for exports with refund; choose preference 03 or 04 otherwise"));
    }

    private static void taxed(RuleInput input, InvoiceLine line, int i, Findings findings) {
        findings.require(
                input.invoice().kind() != InvoiceKind.AGRI_PURCHASE,
                InvoiceError.RATE_NOT_ALLOWED,
                RuleInput.line(i, "rate"),
                "0",
                Text.of("农产品收购发票为免税", "Agricultural purchases are exempt"));
        Optional<RateTable.Rate> rate = input.rates().find(line.rate(), line.preference(), input.date());
        Optional<Classification> known = input.classOf(line.taxClassCode());
        if (rate.isEmpty()) {
            findings.require(
                    false,
                    InvoiceError.RATE_NOT_ALLOWED,
                    RuleInput.line(i, "rate"),
                    expected(input, known),
                    Text.of("税率 %s（优惠 %s）在 %s 不适用", "The rate %s with preference %s is not in force on %s"),
                    percent(line.rate()),
                    line.preference() == null ? "无" : line.preference(),
                    input.date());
            return;
        }
        boolean general = rate.get().kind() == RateTable.Kind.GENERAL;
        findings.require(
                !general || known.isEmpty() || contains(known.get().allowedRates(), line.rate()),
                InvoiceError.RATE_NOT_ALLOWED,
                RuleInput.line(i, "rate"),
                expected(input, known),
                Text.of("该编码不能用税率 %s", "The classification does not have the rate %s"),
                percent(line.rate()));
        if (general && line.preference() != null) {
            preferenceAllowed(input, line, i, false, findings);
        }
        findings.warnUnless(
                rate.get().givenUp() == null,
                InvoiceError.RATE_NOT_ALLOWED,
                RuleInput.line(i, "rate"),
                rate.get().givenUp() == null ? null : percent(rate.get().givenUp()),
                Text.of("当前可享受减征，按此税率开具即放弃减征，请确认", "A lower rate is in force: with this one the relief is given up"));
    }

    private static void preferenceAllowed(RuleInput input, InvoiceLine line, int i, boolean byKind, Findings findings) {
        boolean byClass = input.classOf(line.taxClassCode())
                .map(known -> known.preferences().contains(line.preference()))
                .orElse(true);
        findings.require(
                byKind || byClass,
                InvoiceError.RATE_NOT_ALLOWED,
                RuleInput.line(i, "preference"),
                input.classOf(line.taxClassCode())
                        .map(known -> String.join("|", known.preferences()))
                        .orElse(null),
                Text.of("该编码没有优惠 %s", "The classification does not have the preference %s"),
                line.preference());
    }

    private static String expected(RuleInput input, Optional<Classification> known) {
        return known.map(one -> String.join(
                        "|", one.allowedRates().stream().map(RateRules::percent).toList()))
                .orElseGet(() -> String.join(
                        "|",
                        input.rates().inForce(input.date()).stream()
                                .map(one -> percent(one.rate()))
                                .distinct()
                                .toList()));
    }

    private static boolean contains(List<BigDecimal> rates, BigDecimal rate) {
        return rates.stream().anyMatch(one -> one.compareTo(rate) == 0);
    }

    static String percent(BigDecimal rate) {
        return rate.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
