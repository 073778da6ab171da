package io.maotong.forex.source;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.forex.Work;
import io.maotong.messaging.EventHandler;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps the newest version of every order, and what is still to be paid on it. */
@Component
final class OrderCopies implements EventHandler<OrdersChanged>, Orders {

    private static final BigDecimal NEAREST = new BigDecimal("0.5");
    private static final BigDecimal FARTHEST = new BigDecimal("2");

    private final OrderMapper orders;
    private final ObjectProvider<Intents> intents;
    private final Clock clock;

    // The queue of promised work knows its handlers, and one of them uses the orders.
    OrderCopies(OrderMapper orders, ObjectProvider<Intents> intents, Clock clock) {
        this.orders = orders;
        this.intents = intents;
        this.clock = clock;
    }

    @Override
    public EventType<OrdersChanged> type() {
        return OrderEvents.ORDERS_CHANGED;
    }

    @Override
    public String name() {
        return "OrderCopies";
    }

    @Override
    public void handle(Event<OrdersChanged> event) {
        List<OrderRow> rows = event.data().orders().stream()
                .map(order -> row(event.merchantId(), order))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        orders.keepNewest(rows);
        intents.getObject().add(Work.MATCH, "orders " + event.aggregateId(), Map.of());
    }

    private OrderRow row(long merchantId, TradeOrder order) {
        OrderRow row = new OrderRow();
        row.id = Ids.next();
        row.merchantId = merchantId;
        row.orderNo = order.orderNo();
        row.version = order.version();
        row.matchKey = Orders.key(order.orderNo());
        row.status = order.status();
        Money owed = owed(order);
        row.currency = owed.currency();
        row.amount = owed.amount();
        row.buyerName = order.consignee() == null ? null : order.consignee().name();
        row.orderedOn = BusinessTime.dateOf(order.orderedAt());
        row.updatedAt = clock.instant();
        return row;
    }

    private static Money owed(TradeOrder order) {
        Money goods = order.goodsValue();
        Money freight = order.freight();
        return freight != null && freight.currency().equals(goods.currency()) ? goods.plus(freight) : goods;
    }

    @Override
    public List<Order> lockByKeys(Collection<String> keys) {
        return keys.isEmpty() ? List.of() : toOrders(orders.lockByKeys(keys));
    }

    @Override
    public List<Order> lockByOutstanding(String currency, Collection<BigDecimal> amounts, int limit) {
        return amounts.isEmpty() ? List.of() : toOrders(orders.lockByOutstanding(currency, amounts, limit));
    }

    @Override
    public List<Order> lockByNumbers(Collection<String> orderNos) {
        return orderNos.isEmpty() ? List.of() : toOrders(orders.lockByNumbers(orderNos));
    }

    @Override
    public List<Order> near(String currency, BigDecimal amount, int limit) {
        return toOrders(orders.near(currency, amount, amount.multiply(NEAREST), amount.multiply(FARTHEST), limit));
    }

    @Override
    public void cover(Map<String, BigDecimal> changes) {
        if (!changes.isEmpty()) {
            orders.cover(changes);
        }
    }

    private static List<Order> toOrders(List<OrderRow> rows) {
        return rows.stream().map(OrderRow::toOrder).toList();
    }
}
