package io.maotong.customs.batch.rule;

import io.maotong.customs.codes.Codes;
import io.maotong.customs.document.DocumentContent;
import java.util.Map;
import java.util.function.Consumer;

/** I8: freight and insurance say how they are meant and in which currency, even when they are zero; a mode of transport, bar codes. */
final class ChargesRule implements ConsignmentRule {

    // The text allows 1 rate, 2 unit price and 3 total; the schema, which precedes it, only 3.
    private static final String TOTAL = "3";

    private final Codes codes;

    ChargesRule(Codes codes) {
        this.codes = codes;
    }

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        DocumentContent list = consignment.list();
        for (String field : new String[] {"fFlag", "iFlag"}) {
            if (!TOTAL.equals(list.get(field))) {
                found.accept(
                        Finding.error("I8", "603", field, null, "3", "费用标志应为3（总价）", "Charges are given as a total: 3"));
            }
        }
        for (String field : new String[] {"fCurrency", "iCurrency"}) {
            if (!codes.exists(Codes.CURRENCIES, list.get(field), consignment.day())) {
                found.accept(Finding.error(
                        "I8",
                        "603",
                        field,
                        null,
                        null,
                        "费用为零时也要填币制",
                        "The currency is given even if the amount is zero"));
            }
        }
        if (!codes.exists("transport-modes", list.get("trafMode"), consignment.day())) {
            found.accept(Finding.error("I8", "603", "trafMode", null, null, "运输方式代码无效", "No such mode of transport"));
        }
        int number = 1;
        for (Map<String, String> row : list.rows()) {
            if (row.getOrDefault("barCode", "").isEmpty()) {
                found.accept(Finding.error(
                        "I8", "603", "barCode", number, "无", "没有条码时填“无”", "Write 无 if there is no bar code"));
            }
            number++;
        }
    }
}
