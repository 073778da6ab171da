package io.maotong.order.trade;

import io.maotong.core.money.Money;
import io.maotong.order.api.TradeOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What is left of a line for those who declare it, after a part came back before it was declared. */
final class GoodsLeft {

    private static final int DECIMALS = 5;

    private final OrderLineRow line;
    private final BigDecimal left;

    GoodsLeft(OrderLineRow line) {
        this(line, line.quantity.subtract(line.withdrawnQuantity));
    }

    private GoodsLeft(OrderLineRow line, BigDecimal left) {
        this.line = line;
        this.left = left;
    }

    /** The line as it was ordered. */
    static GoodsLeft whole(OrderLineRow line) {
        return new GoodsLeft(line, line.quantity);
    }

    boolean isNothing() {
        return left.signum() == 0;
    }

    /** Exactly what was paid if nothing was withdrawn, else at the price of the line. */
    Money total(String currency) {
        return isWhole() ? Money.of(line.totalPrice, currency) : Money.rounded(left.multiply(line.unitPrice), currency);
    }

    BigDecimal netWeight() {
        return inProportion(line.netWeight);
    }

    TradeOrder.Line fact(String currency) {
        return new TradeOrder.Line(
                line.lineNo,
                line.sku,
                line.name,
                line.nameEn,
                line.commodityCode,
                line.unit,
                left,
                line.unit1,
                inProportion(line.quantity1),
                line.unit2,
                inProportion(line.quantity2),
                line.elements,
                line.unitPrice,
                total(currency),
                netWeight(),
                line.returnedQuantity.subtract(line.quantity.subtract(left)),
                line.originCountry,
                line.barCode);
    }

    private boolean isWhole() {
        return left.compareTo(line.quantity) == 0;
    }

    private BigDecimal inProportion(BigDecimal figure) {
        return figure == null || isWhole()
                ? figure
                : figure.multiply(left).divide(line.quantity, DECIMALS, RoundingMode.HALF_UP);
    }
}
