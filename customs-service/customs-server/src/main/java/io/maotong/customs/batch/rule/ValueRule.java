package io.maotong.customs.batch.rule;

import io.maotong.customs.CustomsSettings;
import io.maotong.customs.codes.CustomsRates;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * I12: an unusually high value of a parcel, and goods of chapter 71 that do not say of what they are made. I13: crystal is
 * not glass: 水晶 in chapters 7013 and 7018, or glass under the codes of natural stones. (I12, the unit price, needs the
 * merchant's history: see {@link PriceRule}.)
 */
final class ValueRule implements ConsignmentRule {

    private static final String CHAPTER = "71";
    private static final List<String> GLASS = List.of("7013", "7018");
    /** Natural, synthetic, and articles of both; imitation jewellery (7117) may well be of glass. */
    private static final List<String> STONES = List.of("7103", "7104", "7116");

    private final BigDecimal high;
    private final List<CustomsSettings.MaterialWords> materials;
    private final CustomsRates rates;

    ValueRule(BigDecimal high, List<CustomsSettings.MaterialWords> materials, CustomsRates rates) {
        this.high = high;
        this.materials = materials;
        this.rates = rates;
    }

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        // Without the month's rate the figure is taken as it stands: a warning too many is better than none.
        BigDecimal value = ListLimitRule.value(consignment, rates)
                .orElse(consignment.source().goodsValue());
        if (value.compareTo(high) > 0) {
            found.accept(Finding.warning(
                    "I12",
                    "603",
                    "totalPrice",
                    null,
                    "<= " + high.toPlainString() + " CNY",
                    "单票货值偏高，请核对",
                    "The value is unusually high"));
        }
        int number = 1;
        for (Map<String, String> row : consignment.list().rows()) {
            check(row, number, consignment, found);
            number++;
        }
    }

    private void check(Map<String, String> row, int number, Consignment consignment, Consumer<Finding> found) {
        String code = row.getOrDefault("gcode", "");
        String words = row.getOrDefault("gname", "") + row.getOrDefault("gmodel", "");
        boolean glassCode = GLASS.stream().anyMatch(code::startsWith);
        boolean stoneCode = STONES.stream().anyMatch(code::startsWith);
        if (glassCode && words.contains("水晶") || stoneCode && (words.contains("玻璃") || words.contains("K9"))) {
            found.accept(Finding.warning(
                    "I13",
                    "603",
                    "gcode",
                    number,
                    null,
                    "“水晶”与玻璃商品编码不符：K9玻璃不是水晶",
                    "Crystal and glass have different codes: K9 glass is no crystal"));
        }
        if (code.startsWith(CHAPTER)) {
            materials.stream()
                    .filter(known -> known.holdsOn(consignment.day()))
                    .filter(known -> known.words().stream().noneMatch(words::contains))
                    .findFirst()
                    .ifPresent(known -> found.accept(Finding.warning(
                            "I12",
                            "603",
                            "gmodel",
                            number,
                            String.join("|", known.words()),
                            "71章商品的品名或申报要素应写明材质（如天然水晶、合成立方氧化锆）",
                            "Goods of chapter 71 name their material in the name or in the elements")));
        }
    }
}
