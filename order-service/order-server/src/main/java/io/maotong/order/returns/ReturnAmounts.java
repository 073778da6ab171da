package io.maotong.order.returns;

import io.maotong.core.money.Money;
import io.maotong.order.trade.OrderGoods;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a part of a line is worth and how much it is in its units. */
final class ReturnAmounts {

    private static final int DECIMALS = 5;

    private ReturnAmounts() {}

    /** At the price of the order, rounded once; all of a line is exactly its total. */
    static Money value(OrderGoods.Line line, BigDecimal quantity, String currency) {
        return quantity.compareTo(line.quantity()) == 0
                ? Money.of(line.totalPrice(), currency)
                : Money.rounded(line.unitPrice().multiply(quantity), currency);
    }

    static BigDecimal inProportion(BigDecimal figure, OrderGoods.Line line, BigDecimal quantity) {
        return figure == null
                ? null
                : figure.multiply(quantity)
                        .divide(line.quantity(), DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }
}
