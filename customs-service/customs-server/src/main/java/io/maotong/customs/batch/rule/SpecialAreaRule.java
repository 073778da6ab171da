package io.maotong.customs.batch.rule;

import io.maotong.customs.document.DocumentContent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** I9: what leaves a special area (1210) names the area's enterprise, its book and the record of each item. */
final class SpecialAreaRule implements ConsignmentRule {

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        DocumentContent list = consignment.list();
        if (!"1210".equals(list.get("tradeMode"))) {
            return;
        }
        for (String field : List.of("iacCode", "iacName", "emsNo")) {
            if (list.get(field) == null) {
                found.accept(Finding.error(
                        "I9", "603", field, null, null, "1210方式必须填写 " + field, field + " is required in mode 1210"));
            }
        }
        int number = 1;
        for (Map<String, String> row : list.rows()) {
            if (row.get("itemRecordNo") == null) {
                found.accept(Finding.error(
                        "I9",
                        "603",
                        "itemRecordNo",
                        number,
                        null,
                        "1210方式必须填写账册备案料号",
                        "The item record number is required in mode 1210"));
            }
            number++;
        }
    }
}
