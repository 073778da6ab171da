package io.maotong.order.rule;

import io.maotong.core.error.Text;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import java.math.BigDecimal;
import java.util.Objects;

/** I1 and I3: net is at most gross, and weights agree with quantities in kilograms. */
final class WeightRules implements OrderRule {

    private static final int DECIMALS = 5;

    @Override
    public void check(OrderDraft order, CodeBook codes, Findings found) {
        int row = order.lines().getFirst().row();
        if (order.packs() != null && order.packs() < 1) {
            found.error(OrderError.FIELD_FORMAT, "packs", row, "L1", ">= 1", Text.of("件数至少为1", "At least 1 package"));
        }
        weight(order.grossWeight(), "grossWeight", row, found);
        for (OrderDraft.Line line : order.lines()) {
            weight(line.netWeight(), "netWeight", line.row(), found);
        }
        if (order.grossWeight() == null
                || order.lines().stream().map(OrderDraft.Line::netWeight).anyMatch(Objects::isNull)) {
            return;
        }
        BigDecimal net =
                order.lines().stream().map(OrderDraft.Line::netWeight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (net.compareTo(order.grossWeight()) > 0) {
            found.error(
                    OrderError.WEIGHT_MISMATCH,
                    "netWeight",
                    row,
                    "I1",
                    "<= " + order.grossWeight().toPlainString(),
                    Text.of("各行净重之和 %s 不得大于毛重", "The net weights add up to %s, more than the gross weight")
                            .with(net.toPlainString()));
        }
        kilograms(order, codes, row, found);
    }

    private static void kilograms(OrderDraft order, CodeBook codes, int row, Findings found) {
        BigDecimal sum = BigDecimal.ZERO;
        for (OrderDraft.Line line : order.lines()) {
            boolean inKilograms = codes.tariffLine(line.commodityCode())
                    .map(tariff -> LegalQuantity.isKilogram(tariff.unit1()))
                    .orElse(false);
            if (inKilograms && line.quantity1() != null) {
                sum = sum.add(line.quantity1());
            }
        }
        if (sum.compareTo(order.grossWeight()) > 0) {
            found.warning(
                    OrderError.WEIGHT_MISMATCH,
                    "quantity1",
                    row,
                    "I3",
                    "<= " + order.grossWeight().toPlainString(),
                    Text.of("以千克计的法定数量之和大于毛重", "The legal quantities in kilograms exceed the gross weight"));
        }
    }

    private static void weight(BigDecimal weight, String field, int row, Findings found) {
        if (weight == null) {
            return;
        }
        if (weight.signum() <= 0) {
            found.error(OrderError.FIELD_FORMAT, field, row, "I1", "> 0", Text.of("重量必须大于0", "Must be above 0"));
        }
        if (weight.stripTrailingZeros().scale() > DECIMALS) {
            found.error(OrderError.FIELD_FORMAT, field, row, "N19,5", null, Text.of("最多5位小数", "At most 5 decimals"));
        }
    }
}
