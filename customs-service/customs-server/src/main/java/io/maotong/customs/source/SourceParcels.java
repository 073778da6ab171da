package io.maotong.customs.source;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The parcels in which orders travel, as logistics-service told of them. */
@Component
public class SourceParcels {

    /** @param carrier DHL, FEDEX, UPS or SF */
    public record Parcel(String shipmentId, String carrier, String carrierName, String trackingNo) {}

    private final ShipmentMapper shipments;

    SourceParcels(ShipmentMapper shipments) {
        this.shipments = shipments;
    }

    /** The newest parcel of each order that has one. */
    public Map<String, Parcel> of(Collection<String> orderNos) {
        Map<String, Parcel> found = new HashMap<>();
        if (!orderNos.isEmpty()) {
            shipments
                    .selectList(new QueryWrapper<ShipmentRow>()
                            .in("order_no", orderNos)
                            .isNotNull("tracking_no")
                            .orderByAsc("booked_at"))
                    .forEach(row -> found.put(
                            row.orderNo, new Parcel(row.shipmentId, row.carrier, row.carrierName, row.trackingNo)));
        }
        return found;
    }
}
