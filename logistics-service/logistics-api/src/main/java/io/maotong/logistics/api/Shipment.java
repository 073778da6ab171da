package io.maotong.logistics.api;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A parcel at a carrier.
 *
 * @param version rises with every change
 * @param status DRAFT, RATED, BOOKED, LABELLED, HANDED_OVER, IN_TRANSIT, DELIVERED, RETURNED, LOST, DESTROYED, CANCELLED
 * @param carrier DHL, FEDEX, UPS or SF
 * @param carrierCode customs code of the carrier (logisticsCode)
 * @param carrierName name held by customs (logisticsName)
 * @param trackingStatus normalised main.sub status of the newest event
 * @param grossWeight kilograms, as booked
 */
public record Shipment(
        String shipmentId,
        long version,
        String orderNo,
        String status,
        String carrier,
        String carrierCode,
        String carrierName,
        String service,
        String trackingNo,
        String trackingStatus,
        BigDecimal grossWeight,
        int packs,
        Money freight,
        Instant bookedAt,
        Instant departedAt,
        Instant deliveredAt) {}
