package io.maotong.invoice.rule;

import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.Agent;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.Party;
import java.math.BigDecimal;

/** Lengths of texts and figures by the wire (tax.md 1.3 and 1.4). */
final class LengthRules implements InvoiceRule {

    private static final int INTEGER_DIGITS = 12;
    private static final int DECIMALS = 13;
    private static final int CENTS = 2;
    private static final int MONEY_DIGITS = 16;

    @Override
    public void check(RuleInput input, Findings findings) {
        InvoiceDocument invoice = input.invoice();
        Lengths lengths = new Lengths(input.lengths(), findings);
        party(lengths, invoice.seller(), "seller.");
        party(lengths, invoice.buyer(), "buyer.");
        Agent agent = invoice.buyerAgent();
        if (agent != null) {
            lengths.most(agent.name(), 150, "buyerAgent.name");
            lengths.most(agent.idNumber(), 30, "buyerAgent.idNumber");
            lengths.most(agent.idKind(), 3, "buyerAgent.idKind");
            lengths.most(agent.telephone(), 60, "buyerAgent.telephone");
        }
        lengths.most(invoice.drawer(), 300, "drawer");
        lengths.most(invoice.payee(), 150, "payee");
        lengths.most(invoice.reviewer(), 75, "reviewer");
        lengths.most(invoice.settlement(), 2, "settlement");
        lengths.most(
                invoice.remark(),
                invoice.isRed()
                        ? input.settings().redRemark()
                        : input.settings().blueRemark(),
                "remark");
        findings.require(
                !invoice.lines().isEmpty()
                        && invoice.lines().size() <= input.settings().mostLines(),
                InvoiceError.FIELD_LENGTH,
                "lines",
                "1.." + input.settings().mostLines(),
                Text.of("一张发票须有1至%d行明细，超出请拆分", "An invoice has 1 to %d lines: split it"),
                input.settings().mostLines());
        for (int i = 0; i < invoice.lines().size(); i++) {
            line(lengths, invoice.lines().get(i), i);
        }
    }

    private static void party(Lengths lengths, Party party, String at) {
        lengths.most(party.taxNo(), 20, at + "taxNo");
        lengths.most(party.name(), 300, at + "name");
        lengths.most(party.address(), 300, at + "address");
        lengths.most(party.telephone(), 60, at + "telephone");
        lengths.most(party.bank(), 120, at + "bank");
        lengths.most(party.account(), 50, at + "account");
    }

    private static void line(Lengths lengths, InvoiceLine line, int i) {
        lengths.present(line.name(), 600, RuleInput.line(i, "name"));
        lengths.most(line.shortName(), 120, RuleInput.line(i, "shortName"));
        lengths.most(line.printedName(), 300, RuleInput.line(i, "name"));
        lengths.most(line.spec(), 150, RuleInput.line(i, "spec"));
        lengths.most(line.unit(), 300, RuleInput.line(i, "unit"));
        lengths.figure(line.quantity(), DECIMALS, INTEGER_DIGITS, RuleInput.line(i, "quantity"));
        lengths.figure(line.unitPrice(), DECIMALS, INTEGER_DIGITS, RuleInput.line(i, "unitPrice"));
        lengths.figure(line.amount(), CENTS, MONEY_DIGITS, RuleInput.line(i, "amount"));
        lengths.figure(line.tax(), CENTS, MONEY_DIGITS, RuleInput.line(i, "tax"));
        lengths.figure(line.deduction(), CENTS, MONEY_DIGITS, RuleInput.line(i, "deduction"));
    }

    private record Lengths(LengthPolicy policy, Findings findings) {

        void present(String text, int most, String field) {
            findings.require(
                    text != null && !text.isBlank(),
                    InvoiceError.FIELD_LENGTH,
                    field,
                    "1.." + most,
                    Text.of("此项必填", "This is required"));
            most(text, most, field);
        }

        void most(String text, int most, String field) {
            int length = text == null ? 0 : policy.lengthOf(text);
            findings.require(
                    length <= most,
                    InvoiceError.FIELD_LENGTH,
                    field,
                    "0.." + most,
                    Text.of("现为%d，最多%d，请缩短", "It is %d long and may be %d: shorten it"),
                    length,
                    most);
        }

        void figure(BigDecimal figure, int decimals, int digits, String field) {
            if (figure == null) {
                return;
            }
            BigDecimal plain = figure.stripTrailingZeros();
            findings.require(
                    plain.scale() <= decimals && plain.precision() - plain.scale() <= digits,
                    InvoiceError.FIELD_LENGTH,
                    field,
                    digits + "." + decimals,
                    Text.of("整数最多%d位、小数最多%d位", "At most %d digits before and %d behind the point"),
                    digits,
                    decimals);
        }
    }
}
