package io.maotong.order.trade;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.logistics.api.LogisticsEvents;
import io.maotong.logistics.api.Shipment;
import io.maotong.logistics.api.ShipmentsChanged;
import io.maotong.messaging.EventHandler;
import io.maotong.order.timeline.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Parcels on their way. */
@Component
final class ShipmentNews implements EventHandler<ShipmentsChanged> {

    private static final Set<String> SHIPPED = Set.of("HANDED_OVER", "IN_TRANSIT", "DELIVERED");

    private final Milestones milestones;

    ShipmentNews(Milestones milestones) {
        this.milestones = milestones;
    }

    @Override
    public EventType<ShipmentsChanged> type() {
        return LogisticsEvents.SHIPMENTS_CHANGED;
    }

    @Override
    public void handle(Event<ShipmentsChanged> event) {
        List<Milestones.News> news = event.data().shipments().stream()
                .map(shipment -> newsOf(shipment, event))
                .toList();
        milestones.note(Source.SHIPMENT, news);
    }

    private static Milestones.News newsOf(Shipment shipment, Event<?> event) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("carrier", shipment.carrier());
        detail.put("trackingNo", shipment.trackingNo());
        return new Milestones.News(
                shipment.orderNo(),
                shipment.shipmentId(),
                shipment.status(),
                shipment.version(),
                switch (shipment.status()) {
                    case "DELIVERED" -> shipment.deliveredAt();
                    case "BOOKED" -> shipment.bookedAt();
                    default -> event.occurredAt();
                },
                shipment.trackingNo(),
                detail,
                SHIPPED.contains(shipment.status()) ? Progress.SHIPPED : null);
    }
}
