package io.maotong.customs.source;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The parcels in which orders travel, as logistics-service told of them. */
@Component
public class SourceParcels {

    /** Order numbers are a merchant's own. */
    public record Order(long merchantId, String orderNo) {}

    /** @param carrier DHL, FEDEX, UPS or SF */
    public record Parcel(String shipmentId, String carrier, String carrierName, String trackingNo) {}

    private final ShipmentMapper shipments;

    SourceParcels(ShipmentMapper shipments) {
        this.shipments = shipments;
    }

    /** The newest parcel of each order that has one. */
    public Map<Order, Parcel> of(Collection<Order> orders) {
        Map<Order, Parcel> found = new HashMap<>();
        if (!orders.isEmpty()) {
            shipments
                    .selectList(new QueryWrapper<ShipmentRow>()
                            .in(
                                    "merchant_id",
                                    orders.stream()
                                            .map(Order::merchantId)
                                            .distinct()
                                            .toList())
                            .in(
                                    "order_no",
                                    orders.stream()
                                            .map(Order::orderNo)
                                            .distinct()
                                            .toList())
                            .isNotNull("tracking_no")
                            .orderByAsc("booked_at"))
                    .forEach(row -> found.put(
                            new Order(row.merchantId, row.orderNo),
                            new Parcel(row.shipmentId, row.carrier, row.carrierName, row.trackingNo)));
        }
        return found;
    }
}
