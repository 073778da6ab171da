package io.maotong.forex.matching;

import io.maotong.core.money.Money;
import io.maotong.forex.source.Orders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The orders that a run looks at, and what each still waits for after what the run has decided so far. */
final class OrderBook {

    private final Map<String, Orders.Order> orders = new LinkedHashMap<>();
    private final Map<String, List<String>> byKey = new HashMap<>();
    private final Map<String, Money> outstanding = new HashMap<>();

    OrderBook(Collection<Orders.Order> found) {
        for (Orders.Order order : found) {
            if (orders.putIfAbsent(order.orderNo(), order) == null) {
                byKey.computeIfAbsent(Orders.key(order.orderNo()), key -> new ArrayList<>())
                        .add(order.orderNo());
                outstanding.put(order.orderNo(), order.outstanding());
            }
        }
    }

    Money outstanding(String orderNo) {
        return outstanding.get(orderNo);
    }

    /** Open orders that the payment names, of its currency, in the order of the naming. */
    List<Orders.Order> named(Payment payment) {
        return payment.keys().stream()
                .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                .distinct()
                .map(orders::get)
                .filter(order -> isOpenFor(order, payment))
                .toList();
    }

    /** Open orders that wait for exactly what is left of the payment. */
    List<Orders.Order> waitingFor(Payment payment) {
        return orders.values().stream()
                .filter(order -> isOpenFor(order, payment))
                .filter(order -> outstanding(order.orderNo()).equals(payment.remaining()))
                .toList();
    }

    private boolean isOpenFor(Orders.Order order, Payment payment) {
        return order.isOpen()
                && !payment.refused().contains(order.orderNo())
                && order.outstanding().currency().equals(payment.remaining().currency())
                && outstanding(order.orderNo()).isPositive();
    }

    void take(Share share) {
        outstanding.merge(share.orderNo(), share.offOrder(), Money::minus);
    }
}
