package io.maotong.order.returns;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.messaging.EventHandler;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrderReturn;
import io.maotong.order.api.ReturnsChanged;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;

/** What other services hear about returns. */
@TestComponent
public final class AnnouncedReturns implements EventHandler<ReturnsChanged> {

    private final List<Event<ReturnsChanged>> heard = new CopyOnWriteArrayList<>();

    @Override
    public EventType<ReturnsChanged> type() {
        return OrderEvents.RETURNS_CHANGED;
    }

    @Override
    public void handle(Event<ReturnsChanged> event) {
        heard.add(event);
    }

    List<OrderReturn> of(long merchantId) {
        return heard.stream()
                .filter(event -> event.merchantId() == merchantId)
                .sorted(Comparator.comparing(Event::id))
                .flatMap(event -> event.data().returns().stream())
                .toList();
    }
}
