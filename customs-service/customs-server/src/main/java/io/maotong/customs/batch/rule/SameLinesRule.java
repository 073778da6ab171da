package io.maotong.customs.batch.rule;

import io.maotong.customs.document.DocumentContent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** I5: line n of the list is line n of the order. */
final class SameLinesRule implements ConsignmentRule {

    private static final List<String> TEXTS = List.of("gnum", "itemNo", "currency");
    private static final List<String> FIGURES = List.of("qty", "price", "totalPrice");

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        List<Map<String, String>> ordered = consignment.order().rows();
        List<Map<String, String>> listed = consignment.list().rows();
        if (ordered.size() != listed.size()) {
            found.accept(Finding.error(
                    "I5",
                    "603",
                    "InventoryList",
                    null,
                    Integer.toString(ordered.size()),
                    "清单与订单的商品行数不一致",
                    "The list and the order differ in lines"));
            return;
        }
        for (int index = 0; index < listed.size(); index++) {
            for (String field : TEXTS) {
                same(
                        Objects.equals(
                                ordered.get(index).get(field), listed.get(index).get(field)),
                        field,
                        index + 1,
                        ordered.get(index),
                        found);
            }
            for (String field : FIGURES) {
                BigDecimal one = DocumentContent.number(ordered.get(index), field);
                BigDecimal other = DocumentContent.number(listed.get(index), field);
                same(
                        one != null && other != null && one.compareTo(other) == 0,
                        field,
                        index + 1,
                        ordered.get(index),
                        found);
            }
        }
    }

    private static void same(
            boolean holds, String field, int row, Map<String, String> expected, Consumer<Finding> found) {
        if (!holds) {
            found.accept(Finding.error(
                    "I5", "603", field, row, expected.get(field), "清单行与订单行不一致", "The line differs from the order's"));
        }
    }
}
