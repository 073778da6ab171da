package io.maotong.order.api;

import io.maotong.core.event.EventType;

/** Facts that order-service publishes. */
public final class OrderEvents {

    public static final EventType<OrdersChanged> ORDERS_CHANGED =
            new EventType<>("order.orders.changed", OrdersChanged.class);

    /** Goods of orders that come back; the aggregate is the return. */
    public static final EventType<ReturnsChanged> RETURNS_CHANGED =
            new EventType<>("order.returns.changed", ReturnsChanged.class);

    private OrderEvents() {}
}
