package io.maotong.logistics.api;

import io.maotong.core.event.EventType;

/** Facts that logistics-service publishes. */
public final class LogisticsEvents {

    public static final EventType<ShipmentsChanged> SHIPMENTS_CHANGED =
            new EventType<>("logistics.shipments.changed", ShipmentsChanged.class);

    private LogisticsEvents() {}
}
