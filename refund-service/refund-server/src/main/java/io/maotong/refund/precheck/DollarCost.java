package io.maotong.refund.precheck;

import io.maotong.core.error.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** R012: the cost of earning a dollar lies in a usual range. */
final class DollarCost implements PrecheckRule {

    @Override
    public List<Finding> check(Candidate candidate, Situation situation) {
        if (!candidate.fobUsd().isPositive()) {
            return List.of(Finding.block(
                    "R012",
                    candidate.export().number(),
                    "FOB > 0",
                    candidate.fobUsd().toString(),
                    Text.of("离岸价必须大于0", "The FOB value must be above zero")));
        }
        BigDecimal inputTax = BigDecimal.ZERO;
        for (Candidate.Row row : candidate.rows()) {
            inputTax = inputTax.add(row.refund().refundable().amount())
                    .add(row.refund().toCost().amount());
        }
        BigDecimal cost = candidate
                .taxable()
                .amount()
                .add(inputTax)
                .subtract(candidate.refundable().amount())
                .divide(candidate.fobUsd().amount(), 4, RoundingMode.HALF_UP);
        BigDecimal low = situation.settings().dollarCostLow();
        BigDecimal high = situation.settings().dollarCostHigh();
        BigDecimal middle = low.add(high).divide(BigDecimal.TWO, 4, RoundingMode.HALF_UP);
        String range = low + " - " + high;
        if (cost.compareTo(middle.add(middle)) > 0 || cost.add(cost).compareTo(middle) < 0) {
            return List.of(Finding.block(
                    "R012",
                    candidate.export().number(),
                    range,
                    cost.toPlainString(),
                    Text.of("换汇成本严重偏离，请核对数量、单价和币种", "Far outside: check quantity, price and currency")));
        }
        return cost.compareTo(low) < 0 || cost.compareTo(high) > 0
                ? List.of(Finding.explain(
                        "R012",
                        candidate.export().number(),
                        range,
                        cost.toPlainString(),
                        Text.of("换汇成本超出合理区间，请准备说明", "Outside the usual range: have an explanation ready")))
                : List.of();
    }
}
