package io.maotong.customs.batch.rule;

import java.util.Map;
import java.util.function.Consumer;

/** B4: simplified declaration (A) only says the first four digits of the commodity code, and allows no refund. */
final class StatisticsRule implements ConsignmentRule {

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        if (!"A".equals(consignment.list().get("statisticsFlag"))) {
            return;
        }
        int number = 0;
        for (Map<String, String> row : consignment.list().rows()) {
            number++;
            if (!row.getOrDefault("gcode", "").matches("\\d{4}0{6}")) {
                found.accept(Finding.error(
                        "B4",
                        "603",
                        "gcode",
                        number,
                        "N4 + 000000",
                        "简化申报的商品编码为4位品目加6个0",
                        "The simplified code has four digits and six zeros"));
            }
        }
    }
}
