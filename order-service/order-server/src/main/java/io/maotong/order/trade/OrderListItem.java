package io.maotong.order.trade;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;

/** An order in a list: the buyer's name is masked, the address is left out. */
record OrderListItem(
        String orderNo,
        long version,
        OrderStatus status,
        String shop,
        String tradeMode,
        Instant orderedAt,
        Money goodsValue,
        Money freight,
        BigDecimal grossWeight,
        int packs,
        String goods,
        String country,
        String city,
        String consigneeName) {

    static OrderListItem of(OrderRow row) {
        return new OrderListItem(
                row.orderNo,
                row.version,
                row.status,
                row.shop,
                row.tradeMode,
                row.orderedAt,
                Money.of(row.goodsValue, row.currency),
                Money.of(row.freight, row.currency),
                row.grossWeight.stripTrailingZeros(),
                row.packs,
                row.goods,
                row.country,
                row.city,
                masked(row.consigneeName));
    }

    /** Keeps the first letter. */
    static String masked(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "***";
    }
}
