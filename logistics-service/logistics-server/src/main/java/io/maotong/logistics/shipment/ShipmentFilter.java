package io.maotong.logistics.shipment;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.logistics.carrier.CarrierCode;
import io.maotong.logistics.carrier.TrackingNumber;

/** What a list of shipments is narrowed down to; every part is optional. */
record ShipmentFilter(String orderNo, ShipmentStatus status, CarrierCode carrier, String trackingNo, Long batchId) {

    QueryWrapper<ShipmentRow> toQuery() {
        return new QueryWrapper<ShipmentRow>()
                .eq(orderNo != null && !orderNo.isBlank(), "order_no", orderNo)
                .eq(status != null, "status", status)
                .eq(carrier != null, "carrier", carrier)
                .eq(batchId != null, "batch_id", batchId)
                .eq(
                        trackingNo != null && !trackingNo.isBlank(),
                        "tracking_no",
                        trackingNo == null ? null : TrackingNumber.normalised(trackingNo));
    }
}
