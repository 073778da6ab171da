package io.maotong.logistics;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.logistics.api.LogisticsEvents;
import io.maotong.logistics.api.Shipment;
import io.maotong.logistics.api.ShipmentsChanged;
import io.maotong.messaging.EventHandler;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;

/** What other services hear. */
@TestComponent
public final class HeardShipments implements EventHandler<ShipmentsChanged> {

    private final List<Event<ShipmentsChanged>> heard = new CopyOnWriteArrayList<>();

    @Override
    public EventType<ShipmentsChanged> type() {
        return LogisticsEvents.SHIPMENTS_CHANGED;
    }

    @Override
    public void handle(Event<ShipmentsChanged> event) {
        heard.add(event);
    }

    public List<ShipmentsChanged> of(long merchantId) {
        return heard.stream()
                .filter(event -> event.merchantId() == merchantId)
                .sorted(Comparator.comparing(Event::id))
                .map(Event::data)
                .toList();
    }

    public List<Shipment> shipmentsOf(long merchantId) {
        return of(merchantId).stream()
                .flatMap(event -> event.shipments().stream())
                .toList();
    }
}
