package io.maotong.logistics.shipment;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.logistics.carrier.CarrierCode;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("shipment")
final class ShipmentRow {
    @TableId
    Long id;

    Long merchantId;
    Long batchId;
    String orderNo;
    Long slot;
    Long version;
    ShipmentStatus status;
    String reference;
    CarrierCode carrier;
    String service;
    String serviceName;
    Integer transitDays;
    String trackingNo;
    String trackingStatus;
    BigDecimal grossWeight;
    BigDecimal chargeableWeight;
    Integer packs;
    BigDecimal freight;
    String freightCurrency;
    String choice;
    String failure;
    Integer prints;
    Instant createdAt;
    Instant bookedAt;
    Instant departedAt;
    Instant deliveredAt;

    // Written even when null: that is how a shipment leaves the polling.
    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant pollAt;
}
