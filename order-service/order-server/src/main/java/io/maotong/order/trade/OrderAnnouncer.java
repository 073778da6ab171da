package io.maotong.order.trade;

import io.maotong.core.money.Money;
import io.maotong.messaging.Events;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import java.math.BigDecimal;
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
        // When everything was withdrawn the order is over, and its lines say what it was.
        List<GoodsLeft> left = lines.stream()
                .map(GoodsLeft::new)
                .filter(line -> !line.isNothing())
                .toList();
        boolean reduced = !left.isEmpty() && lines.stream().anyMatch(line -> line.withdrawnQuantity.signum() > 0);
        if (!reduced) {
            left = lines.stream().map(GoodsLeft::whole).toList();
        }
        BigDecimal net = reduced
                ? left.stream().map(GoodsLeft::netWeight).reduce(BigDecimal.ZERO, BigDecimal::add)
                : order.netWeight;
        return new TradeOrder(
                order.orderNo,
                order.version,
                order.life().announcedStatus(),
                order.shop,
                order.platformCode,
                order.platformName,
                order.tradeMode,
                order.orderedAt,
                reduced
                        ? Money.sum(
                                left.stream()
                                        .map(line -> line.total(order.currency))
                                        .toList(),
                                order.currency)
                        : Money.of(order.goodsValue, order.currency),
                Money.of(order.freight, order.currency),
                order.grossWeight.subtract(order.netWeight).add(net),
                net,
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
                left.stream().map(line -> line.fact(order.currency)).toList(),
                order.returned.name(),
                order.payName);
    }
}
