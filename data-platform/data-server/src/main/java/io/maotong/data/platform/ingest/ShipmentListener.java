package io.maotong.data.platform.ingest;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.data.platform.state.ObjectKind;
import io.maotong.data.platform.state.ObjectStates;
import io.maotong.logistics.api.LogisticsEvents;
import io.maotong.logistics.api.ShipmentsChanged;
import io.maotong.messaging.EventHandler;
import org.springframework.stereotype.Component;

@Component
class ShipmentListener implements EventHandler<ShipmentsChanged> {

    private final ObjectStates states;

    ShipmentListener(ObjectStates states) {
        this.states = states;
    }

    @Override
    public EventType<ShipmentsChanged> type() {
        return LogisticsEvents.SHIPMENTS_CHANGED;
    }

    @Override
    public void handle(Event<ShipmentsChanged> event) {
        states.save(event.data().shipments().stream()
                .map(shipment -> new ObjectStates.State(
                        ObjectKind.SHIPMENT,
                        shipment.shipmentId(),
                        shipment.version(),
                        shipment.status(),
                        shipment.freight()))
                .toList());
    }
}
