package io.maotong.order.api;

import io.maotong.core.event.EventType;

/** Facts that order-service publishes. */
public final class OrderEvents {

    public static final EventType<OrdersChanged> ORDERS_CHANGED =
            new EventType<>("order.orders.changed", OrdersChanged.class);

    private OrderEvents() {}
}
