package io.maotong.customs.batch.rule;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;

/**
 * I12: an unusually high value, and chapter 71 without its material. I13: crystal is not glass: 水晶 in chapters 7013 and
 * 7018, or glass under the codes of natural stones.
 */
final class ValueRule implements ConsignmentRule {

    private final BigDecimal high;

    ValueRule(BigDecimal high) {
        this.high = high;
    }

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        if (consignment.source().goodsValue().compareTo(high) > 0) {
            found.accept(Finding.warning(
                    "I12",
                    "603",
                    "totalPrice",
                    null,
                    "<= " + high.toPlainString(),
                    "单票货值偏高，请核对",
                    "The value is unusually high"));
        }
        int number = 1;
        for (Map<String, String> row : consignment.list().rows()) {
            String code = row.getOrDefault("gcode", "");
            String words = row.getOrDefault("gname", "") + row.getOrDefault("gmodel", "");
            boolean glassCode = code.startsWith("7013") || code.startsWith("7018");
            boolean stoneCode = code.startsWith("71");
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
            number++;
        }
    }
}
