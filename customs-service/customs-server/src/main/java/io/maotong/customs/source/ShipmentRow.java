package io.maotong.customs.source;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

/** A shipment as logistics-service told it. */
@TableName("source_shipment")
final class ShipmentRow {

    @TableId
    Long id;

    Long merchantId;
    String shipmentId;
    Long version;
    String orderNo;
    String status;
    String carrier;
    String carrierCode;
    String carrierName;
    String trackingNo;
    BigDecimal grossWeight;
    Integer packs;
    BigDecimal freight;
    String freightCurrency;
    Instant bookedAt;
    Instant departedAt;
}
