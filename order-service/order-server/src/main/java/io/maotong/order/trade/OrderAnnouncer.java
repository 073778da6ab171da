package io.maotong.order.trade;

import io.maotong.core.money.Money;
import io.maotong.messaging.Events;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the other services about orders, at most 100 at a time. */
@Component
final class OrderAnnouncer {

    private static final int PAGE = 100;

    private final Events events;

    OrderAnnouncer(Events events) {
        this.events = events;
    }

    /** @param lines of each order, by the order's id */
    void announce(List<OrderRow> orders, Map<Long, List<OrderLineRow>> lines) {
        for (int from = 0; from < orders.size(); from += PAGE) {
            List<OrderRow> page = orders.subList(from, Math.min(orders.size(), from + PAGE));
            List<TradeOrder> facts = new ArrayList<>(page.size());
            for (OrderRow order : page) {
                facts.add(factOf(order, lines.get(order.id)));
            }
            events.publish(OrderEvents.ORDERS_CHANGED, page.getFirst().orderNo, 0, new OrdersChanged(facts));
        }
    }

    static TradeOrder factOf(OrderRow order, List<OrderLineRow> lines) {
        return new TradeOrder(
                order.orderNo,
                order.version,
                order.status.name(),
                order.shop,
                order.platformCode,
                order.platformName,
                order.tradeMode,
                order.orderedAt,
                Money.of(order.goodsValue, order.currency),
                Money.of(order.freight, order.currency),
                order.grossWeight,
                order.netWeight,
                order.packs,
                new TradeOrder.Consignee(
                        order.consigneeName,
                        order.country,
                        order.province,
                        order.city,
                        order.street,
                        order.postcode,
                        order.phone,
                        order.email),
                lines.stream().map(line -> lineOf(line, order.currency)).toList());
    }

    private static TradeOrder.Line lineOf(OrderLineRow line, String currency) {
        return new TradeOrder.Line(
                line.lineNo,
                line.sku,
                line.name,
                line.nameEn,
                line.commodityCode,
                line.unit,
                line.quantity,
                line.unit1,
                line.quantity1,
                line.unit2,
                line.quantity2,
                line.elements,
                line.unitPrice,
                Money.of(line.totalPrice, currency),
                line.netWeight);
    }
}
