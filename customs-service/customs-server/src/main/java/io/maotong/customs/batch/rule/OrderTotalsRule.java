package io.maotong.customs.batch.rule;

import io.maotong.customs.document.DocumentContent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** O1: the lines add up to the value of the goods. O2: quantity times price is the line's total, at five decimals. */
final class OrderTotalsRule implements ConsignmentRule {

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        DocumentContent order = consignment.order();
        BigDecimal sum = BigDecimal.ZERO;
        List<Map<String, String>> rows = order.rows();
        for (int index = 0; index < rows.size(); index++) {
            BigDecimal total = DocumentContent.number(rows.get(index), "totalPrice");
            BigDecimal quantity = DocumentContent.number(rows.get(index), "qty");
            BigDecimal price = DocumentContent.number(rows.get(index), "price");
            if (total == null || quantity == null || price == null) {
                continue;
            }
            sum = sum.add(total);
            BigDecimal product = quantity.multiply(price).setScale(5, RoundingMode.HALF_UP);
            if (product.compareTo(total) != 0) {
                found.accept(Finding.error(
                        "O2",
                        "303",
                        "totalPrice",
                        index + 1,
                        DocumentContent.figure(product),
                        "数量×单价不等于总价，请核对该行",
                        "Quantity times price is not the total of this line"));
            }
        }
        BigDecimal value = order.number("goodsValue");
        if (value != null && sum.compareTo(value) != 0) {
            found.accept(Finding.error(
                    "O1",
                    "303",
                    "goodsValue",
                    null,
                    DocumentContent.figure(sum),
                    "商品行合计不等于商品金额",
                    "The lines do not add up to the value of the goods"));
        }
    }
}
