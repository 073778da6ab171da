package io.maotong.invoice.rule;

import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.Party;
import java.util.stream.Collectors;

/** Invisible characters come along when texts are pasted, and the platform refuses them in words nobody understands. */
final class CharacterRules implements InvoiceRule {

    private static final String MASK = "***";
    private static final int IDEOGRAPHIC_SPACE = 0x3000;

    @Override
    public void check(RuleInput input, Findings findings) {
        InvoiceDocument invoice = input.invoice();
        party(invoice.seller(), "seller.", findings);
        party(invoice.buyer(), "buyer.", findings);
        plain(invoice.drawer(), "drawer", findings);
        plain(invoice.payee(), "payee", findings);
        plain(invoice.reviewer(), "reviewer", findings);
        plain(invoice.remark() == null ? null : invoice.remark().replace("\n", ""), "remark", findings);
        for (int i = 0; i < invoice.lines().size(); i++) {
            InvoiceLine line = invoice.lines().get(i);
            plain(line.name(), RuleInput.line(i, "name"), findings);
            plain(line.spec(), RuleInput.line(i, "spec"), findings);
            plain(line.unit(), RuleInput.line(i, "unit"), findings);
            findings.require(
                    line.name() == null || !line.name().contains("*"),
                    InvoiceError.FIELD_LENGTH,
                    RuleInput.line(i, "name"),
                    null,
                    Text.of("名称不能含“*”，分类简称由系统加上", "A name has no asterisk: the classification is added by itself"));
        }
    }

    private static void party(Party party, String at, Findings findings) {
        plain(party.taxNo(), at + "taxNo", findings);
        plain(party.name(), at + "name", findings);
        plain(party.address(), at + "address", findings);
        plain(party.telephone(), at + "telephone", findings);
        plain(party.bank(), at + "bank", findings);
        plain(party.account(), at + "account", findings);
        whole(party.taxNo(), at + "taxNo", findings);
        whole(party.address(), at + "address", findings);
        whole(party.telephone(), at + "telephone", findings);
        whole(party.account(), at + "account", findings);
    }

    // What was shown masked must not come back as if it were the thing itself.
    private static void whole(String text, String field, Findings findings) {
        findings.require(
                text == null || !text.contains(MASK),
                InvoiceError.FIELD_LENGTH,
                field,
                null,
                Text.of("请填写完整内容，或整个购买方不填以保持不变", "Give it in full, or leave the whole party out to keep it"));
    }

    private static void plain(String text, String field, Findings findings) {
        if (text == null || text.codePoints().noneMatch(CharacterRules::isIllegal)) {
            return;
        }
        String bad = text.codePoints()
                .filter(CharacterRules::isIllegal)
                .distinct()
                .mapToObj("U+%04X"::formatted)
                .collect(Collectors.joining(" "));
        findings.require(
                false,
                InvoiceError.FIELD_LENGTH,
                field,
                null,
                Text.of("含有不可见或非法字符 %s，请删除后重新输入", "Remove the invisible or illegal characters %s"),
                bad);
    }

    private static boolean isIllegal(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> character != ' ' && character != IDEOGRAPHIC_SPACE;
            default -> false;
        };
    }
}
