package io.maotong.order.rule;

import io.maotong.core.error.Text;
import io.maotong.core.money.Money;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** O1, O2 and O5: quantities, prices and their products. */
final class AmountRules implements OrderRule {

    private static final int DECIMALS = 5;
    private static final BigDecimal LIMIT = new BigDecimal("100000000000000");

    @Override
    public void check(OrderDraft order, CodeBook codes, Findings found) {
        int scale = order.currency() == null ? DECIMALS : Money.scaleOf(Currency.getInstance(order.currency()));
        int row = order.lines().getFirst().row();
        if (order.freight() != null) {
            if (order.freight().signum() < 0) {
                found.error(
                        OrderError.FIELD_FORMAT,
                        "freight",
                        row,
                        "O5",
                        ">= 0",
                        Text.of("无运费请填0", "Put 0 if there is none"));
            }
            minorUnit(order.freight(), scale, "freight", row, found);
        }
        for (OrderDraft.Line line : order.lines()) {
            positive(line.quantity(), "quantity", line.row(), found);
            positive(line.unitPrice(), "unitPrice", line.row(), found);
            positive(line.totalPrice(), "totalPrice", line.row(), found);
            if (line.totalPrice() != null) {
                minorUnit(line.totalPrice(), scale, "totalPrice", line.row(), found);
            }
            product(line, found);
        }
    }

    private static void positive(BigDecimal figure, String field, int row, Findings found) {
        if (figure == null) {
            return;
        }
        if (figure.signum() <= 0 || figure.compareTo(LIMIT) >= 0) {
            found.error(
                    OrderError.FIELD_FORMAT,
                    field,
                    row,
                    "O5",
                    "> 0",
                    Text.of("必须大于0且不超过14位整数", "Must be above 0, with at most 14 integer digits"));
        }
        if (figure.stripTrailingZeros().scale() > DECIMALS) {
            found.error(OrderError.FIELD_FORMAT, field, row, "N19,5", null, Text.of("最多5位小数", "At most 5 decimals"));
        }
    }

    private static void minorUnit(BigDecimal figure, int scale, String field, int row, Findings found) {
        if (figure.stripTrailingZeros().scale() > scale) {
            found.error(
                    OrderError.FIELD_FORMAT,
                    field,
                    row,
                    "MINOR_UNIT",
                    figure.setScale(scale, RoundingMode.HALF_UP).toPlainString(),
                    Text.of("该币制最多%d位小数", "The currency has at most %d decimals")
                            .with(scale));
        }
    }

    private static void product(OrderDraft.Line line, Findings found) {
        if (line.quantity() == null || line.unitPrice() == null || line.totalPrice() == null) {
            return;
        }
        BigDecimal expected = line.quantity().multiply(line.unitPrice()).setScale(DECIMALS, RoundingMode.HALF_UP);
        if (expected.compareTo(line.totalPrice()) != 0) {
            found.error(
                    OrderError.AMOUNT_MISMATCH,
                    "totalPrice",
                    line.row(),
                    "O2",
                    expected.stripTrailingZeros().toPlainString(),
                    Text.of(
                            "总价必须等于数量×单价（四舍五入至5位小数）",
                            "The total must equal quantity × price, rounded half-up to 5 decimals"));
        }
    }
}
