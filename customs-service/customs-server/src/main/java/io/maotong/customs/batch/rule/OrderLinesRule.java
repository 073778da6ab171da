package io.maotong.customs.batch.rule;

import io.maotong.customs.document.DocumentContent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** O3: line numbers 1..n. O4: one currency. O5: quantity and price above zero, freight not below. */
final class OrderLinesRule implements ConsignmentRule {

    private static final int MOST_ROWS = 100;

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        DocumentContent order = consignment.order();
        List<Map<String, String>> rows = order.rows();
        if (rows.isEmpty() || rows.size() > MOST_ROWS) {
            found.accept(Finding.error(
                    "O3", "303", "OrderList", null, "1.." + MOST_ROWS, "订单商品行应为1至100行", "An order has 1 to 100 lines"));
        }
        for (int index = 0; index < rows.size(); index++) {
            Map<String, String> row = rows.get(index);
            int number = index + 1;
            if (!Integer.toString(number).equals(row.get("gnum"))) {
                found.accept(Finding.error(
                        "O3",
                        "303",
                        "gnum",
                        number,
                        Integer.toString(number),
                        "商品序号应从1起连续",
                        "Line numbers run from 1 without gaps"));
            }
            if (!String.valueOf(order.get("currency")).equals(row.get("currency"))) {
                found.accept(Finding.error(
                        "O4",
                        "303",
                        "currency",
                        number,
                        order.get("currency"),
                        "同一订单只能有一个币制",
                        "An order has one currency"));
            }
            positive(row, "qty", number, found);
            positive(row, "price", number, found);
        }
        BigDecimal freight = order.number("freight");
        if (freight == null || freight.signum() < 0) {
            found.accept(Finding.error("O5", "303", "freight", null, ">= 0", "运杂费不能为负", "Freight is not below zero"));
        }
    }

    private static void positive(Map<String, String> row, String field, int number, Consumer<Finding> found) {
        BigDecimal value = DocumentContent.number(row, field);
        if (value == null || value.signum() <= 0) {
            found.accept(
                    Finding.error("O5", "303", field, number, "> 0", "数量和单价应大于零", "Quantity and price are above zero"));
        }
    }
}
