package io.maotong.customs.source;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface ShipmentMapper extends BaseMapper<ShipmentRow> {

    // The version is assigned last: the comparisons before it must see the old one.
    @Insert("""
            INSERT INTO source_shipment (id, merchant_id, shipment_id, version, order_no, status, carrier,
              carrier_code, carrier_name, tracking_no, gross_weight, packs, freight, freight_currency,
              booked_at, departed_at)
            VALUES (#{id}, #{merchantId}, #{shipmentId}, #{version}, #{orderNo}, #{status}, #{carrier},
              #{carrierCode}, #{carrierName}, #{trackingNo}, #{grossWeight}, #{packs}, #{freight},
              #{freightCurrency}, #{bookedAt}, #{departedAt})
            ON DUPLICATE KEY UPDATE
              order_no = IF(VALUES(version) > version, VALUES(order_no), order_no),
              status = IF(VALUES(version) > version, VALUES(status), status),
              carrier = IF(VALUES(version) > version, VALUES(carrier), carrier),
              carrier_code = IF(VALUES(version) > version, VALUES(carrier_code), carrier_code),
              carrier_name = IF(VALUES(version) > version, VALUES(carrier_name), carrier_name),
              tracking_no = IF(VALUES(version) > version, VALUES(tracking_no), tracking_no),
              gross_weight = IF(VALUES(version) > version, VALUES(gross_weight), gross_weight),
              packs = IF(VALUES(version) > version, VALUES(packs), packs),
              freight = IF(VALUES(version) > version, VALUES(freight), freight),
              freight_currency = IF(VALUES(version) > version, VALUES(freight_currency), freight_currency),
              booked_at = IF(VALUES(version) > version, VALUES(booked_at), booked_at),
              departed_at = IF(VALUES(version) > version, VALUES(departed_at), departed_at),
              version = GREATEST(version, VALUES(version))
            """)
    int keepNewest(ShipmentRow row);
}
