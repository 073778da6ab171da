package io.maotong.order.trade;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.messaging.EventHandler;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;

/** What other services hear. */
@TestComponent
public final class AnnouncedOrders implements EventHandler<OrdersChanged> {

    private final List<Event<OrdersChanged>> heard = new CopyOnWriteArrayList<>();

    @Override
    public EventType<OrdersChanged> type() {
        return OrderEvents.ORDERS_CHANGED;
    }

    @Override
    public void handle(Event<OrdersChanged> event) {
        heard.add(event);
    }

    public List<OrdersChanged> of(long merchantId) {
        return heard.stream()
                .filter(event -> event.merchantId() == merchantId)
                .sorted(Comparator.comparing(Event::id))
                .map(Event::data)
                .toList();
    }
}
