package io.maotong.logistics.cargo;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.messaging.EventHandler;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a copy of what may have to be shipped. */
@Component
final class OrderNews implements EventHandler<OrdersChanged> {

    private final CargoOrderMapper orders;
    private final JsonMapper json;

    OrderNews(CargoOrderMapper orders, JsonMapper json) {
        this.orders = orders;
        this.json = json;
    }

    @Override
    public EventType<OrdersChanged> type() {
        return OrderEvents.ORDERS_CHANGED;
    }

    @Override
    public void handle(Event<OrdersChanged> event) {
        // Always in the same order, so that two pages with the same orders do not block each other.
        List<CargoOrderRow> rows = event.data().orders().stream()
                .sorted(Comparator.comparing(TradeOrder::orderNo))
                .map(order -> rowOf(order, event.merchantId()))
                .toList();
        if (!rows.isEmpty()) {
            orders.keepNewest(rows);
        }
    }

    private CargoOrderRow rowOf(TradeOrder order, long merchantId) {
        CargoOrderRow row = new CargoOrderRow();
        row.id = Ids.next();
        row.merchantId = merchantId;
        row.orderNo = order.orderNo();
        row.version = order.version();
        row.status = order.status();
        row.orderedAt = order.orderedAt();
        row.content = json.writeValueAsString(order);
        return row;
    }
}
