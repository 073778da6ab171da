package io.maotong.order.api;

import java.util.List;

/** At most 100 orders as they are now. */
public record OrdersChanged(List<TradeOrder> orders) {

    public OrdersChanged {
        orders = List.copyOf(orders);
    }
}
