package io.maotong.customs.batch.rule;

import io.maotong.core.party.CreditCode;
import io.maotong.customs.document.DocumentContent;
import java.util.Set;
import java.util.function.Consumer;

/** I10: every enterprise is named by its customs code or credit code, the same one everywhere. */
final class PartyRule implements ConsignmentRule {

    private static final Set<String> PLATFORM_LITERALS = Set.of("无");
    private static final Set<String> OWNER_LITERALS = Set.of("NO");

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        DocumentContent list = consignment.list();
        code(list, "ebpCode", PLATFORM_LITERALS, found);
        code(list, "ebcCode", Set.of(), found);
        code(list, "agentCode", Set.of(), found);
        code(list, "logisticsCode", Set.of(), found);
        code(list, "ownerCode", OWNER_LITERALS, found);
        if (!String.valueOf(consignment.order().get("ebcCode")).equals(list.get("ebcCode"))) {
            found.accept(Finding.error(
                    "I10",
                    "603",
                    "ebcCode",
                    null,
                    consignment.order().get("ebcCode"),
                    "清单与订单的电商企业不一致",
                    "The list and the order name different enterprises"));
        }
    }

    private static void code(DocumentContent list, String field, Set<String> literals, Consumer<Finding> found) {
        String code = String.valueOf(list.get(field));
        if (!literals.contains(code) && !code.matches("[0-9A-Z]{10}") && !isCreditCode(code)) {
            found.accept(Finding.error(
                    "I10",
                    "603",
                    field,
                    null,
                    null,
                    "企业代码应为10位海关编码或18位统一社会信用代码",
                    "A customs code of 10 or a credit code of 18 characters"));
        }
    }

    // A code whose check character does not hold can be genuine, see CreditCode.
    private static boolean isCreditCode(String code) {
        return CreditCode.check(code) != CreditCode.Check.FORMAT_ERROR;
    }
}
