package io.maotong.customs.batch.rule;

import io.maotong.core.error.Text;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.document.DocumentContent;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** I12: a unit price that is far from what the merchant declared for such goods before. */
final class PriceRule {

    private final BigDecimal tolerance;

    PriceRule(CustomsSettings.PriceCheck settings) {
        this.tolerance = settings.tolerancePercent();
    }

    void check(Consignment consignment, Prices prices, Consumer<Finding> found) {
        int number = 0;
        for (Map<String, String> row : consignment.list().rows()) {
            number++;
            BigDecimal price = DocumentContent.number(row, "price");
            Optional<PriceRange> usual = prices.of(row.get("gcode"), row.get("unit"), row.get("currency"))
                    .map(range -> range.widened(tolerance));
            if (price != null && usual.isPresent() && !usual.get().contains(price)) {
                String expected = DocumentContent.figure(usual.get().low()) + ".."
                        + DocumentContent.figure(usual.get().high());
                found.accept(new Finding(
                        "I12",
                        false,
                        "603",
                        "price",
                        number,
                        expected,
                        Text.of(
                                        "单价 %s 超出本企业同类商品历史申报区间 %s，请核对单价、币制和计量单位",
                                        "The unit price %s is outside of what was declared for such goods before (%s):"
                                                + " check price, currency and unit")
                                .with(row.get("price"), expected)));
            }
        }
    }
}
