package io.maotong.logistics.api;

import java.util.List;

/** At most 100 shipments as they are now. */
public record ShipmentsChanged(List<Shipment> shipments) {

    public ShipmentsChanged {
        shipments = List.copyOf(shipments);
    }
}
