package io.maotong.customs.source;

import com.baomidou.mybatisplus.core.batch.MybatisBatch;
import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.logistics.api.LogisticsEvents;
import io.maotong.logistics.api.Shipment;
import io.maotong.logistics.api.ShipmentsChanged;
import io.maotong.messaging.EventHandler;
import java.util.Comparator;
import java.util.List;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.stereotype.Component;

@Component
final class ShipmentChanges implements EventHandler<ShipmentsChanged> {

    private final SqlSessionFactory sessions;

    ShipmentChanges(SqlSessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public EventType<ShipmentsChanged> type() {
        return LogisticsEvents.SHIPMENTS_CHANGED;
    }

    @Override
    public void handle(Event<ShipmentsChanged> event) {
        List<ShipmentRow> rows = event.data().shipments().stream()
                .sorted(Comparator.comparing(Shipment::shipmentId))
                .map(shipment -> row(shipment, event.merchantId()))
                .toList();
        new MybatisBatch<>(sessions, rows)
                .execute(new MybatisBatch.Method<ShipmentRow>(ShipmentMapper.class).get("keepNewest"));
    }

    private static ShipmentRow row(Shipment shipment, long merchantId) {
        ShipmentRow row = new ShipmentRow();
        row.id = Ids.next();
        row.merchantId = merchantId;
        row.shipmentId = shipment.shipmentId();
        row.version = shipment.version();
        row.orderNo = shipment.orderNo();
        row.status = shipment.status();
        row.carrier = shipment.carrier();
        row.carrierCode = shipment.carrierCode();
        row.carrierName = shipment.carrierName();
        row.trackingNo = shipment.trackingNo();
        row.grossWeight = shipment.grossWeight();
        row.packs = shipment.packs();
        row.freight = shipment.freight() == null ? null : shipment.freight().amount();
        row.freightCurrency =
                shipment.freight() == null ? null : shipment.freight().currency();
        row.bookedAt = shipment.bookedAt();
        row.departedAt = shipment.departedAt();
        return row;
    }
}
