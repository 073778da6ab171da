package io.maotong.invoice.rule;

import io.maotong.core.error.Text;
import io.maotong.core.party.CreditCode;
import io.maotong.core.party.IdentityNumber;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.document.TaxNumber;
import java.text.Normalizer;

/** Who is on the invoice: names, tax numbers, natural persons (tax.md 1.1, 1.9). */
final class PartyRules implements InvoiceRule {

    @Override
    public void check(RuleInput input, Findings findings) {
        issuer(input, findings);
        buyer(input.invoice(), findings);
        if (input.invoice().kind().isPurchase()) {
            person(input.invoice().seller(), findings);
        } else if (input.invoice().kind() != InvoiceKind.EXPORT) {
            number(input, findings);
        }
    }

    private static void issuer(RuleInput input, Findings findings) {
        InvoiceDocument invoice = input.invoice();
        Party issuer = invoice.issuer();
        String at = invoice.kind().isPurchase() ? "buyer." : "seller.";
        findings.require(
                input.registeredTaxNo().equals(issuer.taxNo()),
                InvoiceError.ISSUER,
                at + "taxNo",
                input.registeredTaxNo(),
                Text.of("开票方税号须为本企业税号", "The issuer's tax number must be your own"));
        findings.require(
                folded(input.registeredName()).equals(folded(issuer.name())),
                InvoiceError.ISSUER,
                at + "name",
                input.registeredName(),
                Text.of("开票方名称须与税务登记名称一致", "The issuer's name must be the registered one"));
    }

    private static void buyer(InvoiceDocument invoice, Findings findings) {
        Party buyer = invoice.buyer();
        findings.require(
                isPresent(buyer.name()),
                InvoiceError.BUYER_REQUIRED,
                "buyer.name",
                null,
                Text.of("请填写购买方名称", "Give the buyer's name"));
        findings.require(
                !invoice.kind().isSpecial() || isPresent(buyer.taxNo()),
                InvoiceError.BUYER_REQUIRED,
                "buyer.taxNo",
                null,
                Text.of(
                        "专用发票须有购买方税号；没有税号请改开普通发票",
                        "A special invoice needs the buyer's tax number; issue a normal one otherwise"));
        findings.require(
                !buyer.naturalPerson()
                        || invoice.kind() == InvoiceKind.DIGITAL_NORMAL
                        || invoice.kind() == InvoiceKind.EXPORT,
                InvoiceError.KIND_CONFLICT,
                "buyer.naturalPerson",
                InvoiceKind.DIGITAL_NORMAL.name(),
                Text.of("自然人购买方只能开具普通发票", "A natural person gets a normal invoice only"));
        findings.warnUnless(
                invoice.kind() != InvoiceKind.DIGITAL_NORMAL || buyer.naturalPerson() || isPresent(buyer.taxNo()),
                InvoiceError.BUYER_REQUIRED,
                "buyer.taxNo",
                null,
                Text.of(
                        "企业购买方应提供税号；个人请勾选自然人",
                        "A company should give its tax number; tick natural person for a person"));
    }

    private static void person(Party seller, Findings findings) {
        findings.require(
                seller.naturalPerson() && IdentityNumber.isValid(CreditCode.normalise(seller.taxNo())),
                InvoiceError.KIND_CONFLICT,
                "seller.taxNo",
                null,
                Text.of(
                        "收购发票的销售方须为自然人，并填写有效身份证号",
                        "The seller of a purchase invoice is a natural person with a valid identity number"));
    }

    private static void number(RuleInput input, Findings findings) {
        Party buyer = input.invoice().buyer();
        if (!isPresent(buyer.taxNo())) {
            return;
        }
        TaxNumber number = TaxNumber.of(buyer.taxNo());
        boolean passed = number.check() == CreditCode.Check.VALID
                || (number.check() == CreditCode.Check.CHECKSUM_SUSPECT
                        && input.passedTaxNo().test(number.number()));
        String detail = number.check() == CreditCode.Check.FORMAT_ERROR ? "FORMAT" : "CHECKSUM";
        findings.require(
                passed,
                InvoiceError.TAX_NUMBER,
                "buyer.taxNo",
                detail,
                detail.equals("FORMAT")
                        ? Text.of(
                                "税号格式不对，应为15、18或20位数字和大写字母",
                                "The form is wrong: 15, 18 or 20 digits and capital letters")
                        : Text.of(
                                "税号校验位不符，请核对；确认无误可在抬头中申请放行",
                                "The check character does not hold: compare it, or have the title let through"));
        findings.warnUnless(
                !number.isUnchecked(),
                InvoiceError.TAX_NUMBER,
                "buyer.taxNo",
                "LEGACY",
                Text.of("旧式税号无法校验，请核对", "An old number that cannot be checked: compare it"));
        findings.warnUnless(
                !number.number().equals(input.registeredTaxNo()),
                InvoiceError.TAX_NUMBER,
                "buyer.taxNo",
                null,
                Text.of("购买方与开票方税号相同", "Buyer and issuer have the same tax number"));
    }

    /** Names are compared without blanks and with brackets of one width. */
    static String folded(String name) {
        return name == null
                ? ""
                : Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Cf}]", "");
    }

    private static boolean isPresent(String text) {
        return text != null && !text.isBlank();
    }
}
