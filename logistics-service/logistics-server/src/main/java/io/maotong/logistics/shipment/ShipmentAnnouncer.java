package io.maotong.logistics.shipment;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.logistics.api.LogisticsEvents;
import io.maotong.logistics.api.Shipment;
import io.maotong.logistics.api.ShipmentsChanged;
import io.maotong.logistics.carrier.CarrierSettings;
import io.maotong.messaging.Events;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the other services about shipments, at most 100 at a time. */
@Component
final class ShipmentAnnouncer {

    private static final int PAGE = 100;

    private final Events events;
    private final CarrierSettings carriers;

    ShipmentAnnouncer(Events events, CarrierSettings carriers) {
        this.events = events;
        this.carriers = carriers;
    }

    void announce(List<ShipmentRow> shipments) {
        for (int from = 0; from < shipments.size(); from += PAGE) {
            List<Shipment> page = shipments.subList(from, Math.min(shipments.size(), from + PAGE)).stream()
                    .map(this::factOf)
                    .toList();
            events.publish(
                    LogisticsEvents.SHIPMENTS_CHANGED, page.getFirst().shipmentId(), 0, new ShipmentsChanged(page));
        }
    }

    private Shipment factOf(ShipmentRow row) {
        CarrierSettings.Terms terms = carriers.of(row.carrier);
        return new Shipment(
                Ids.text(row.id),
                row.version,
                row.orderNo,
                row.status.name(),
                row.carrier.name(),
                terms.customsCode(),
                terms.customsName(),
                row.service,
                row.trackingNo,
                row.trackingStatus,
                row.grossWeight,
                row.packs,
                freightOf(row),
                row.bookedAt,
                row.departedAt,
                row.deliveredAt);
    }

    static Money freightOf(ShipmentRow row) {
        return row.freight == null ? null : Money.rounded(row.freight, row.freightCurrency);
    }
}
