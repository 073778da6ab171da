package io.maotong.logistics.shipment;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.logistics.carrier.TrackingStatus;
import java.time.Instant;

@TableName("tracking_event")
final class TrackingEventRow {
    @TableId
    Long id;

    Long merchantId;
    Long shipmentId;
    String identity;
    Instant happenedAt;
    String localTime;
    String offsetText;
    Boolean offsetAssumed;
    TrackingStatus status;
    String code;
    String location;
    String description;
    Instant receivedAt;
}
