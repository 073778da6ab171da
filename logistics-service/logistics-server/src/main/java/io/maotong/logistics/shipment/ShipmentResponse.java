package io.maotong.logistics.shipment;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.logistics.carrier.CarrierCode;
import io.maotong.logistics.quote.QuoteResult;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A shipment.
 *
 * @param trackingStatus main.sub of the newest event
 * @param labelPrints how often the label was printed
 * @param choice what the carriers asked and why this one was taken; only in the detail
 * @param failure why it could not be booked
 */
record ShipmentResponse(
        String shipmentId,
        String batchId,
        String orderNo,
        ShipmentStatus status,
        long version,
        CarrierCode carrier,
        String service,
        String serviceName,
        Integer transitDays,
        String trackingNo,
        String trackingStatus,
        BigDecimal grossWeight,
        BigDecimal chargeableWeight,
        int packs,
        Money freight,
        int labelPrints,
        Instant createdAt,
        Instant bookedAt,
        Instant departedAt,
        Instant deliveredAt,
        String failure,
        QuoteResult choice) {

    /** @param offsetAssumed whether the carrier gave no offset */
    record Event(
            Instant at,
            String localTime,
            String offset,
            boolean offsetAssumed,
            String status,
            String code,
            String location,
            String description) {}

    static ShipmentResponse of(ShipmentRow row, QuoteResult choice) {
        return new ShipmentResponse(
                Ids.text(row.id),
                Ids.text(row.batchId),
                row.orderNo,
                row.status,
                row.version,
                row.carrier,
                row.service,
                row.serviceName,
                row.transitDays,
                row.trackingNo,
                row.trackingStatus,
                row.grossWeight,
                row.chargeableWeight,
                row.packs,
                ShipmentAnnouncer.freightOf(row),
                row.prints,
                row.createdAt,
                row.bookedAt,
                row.departedAt,
                row.deliveredAt,
                row.failure,
                choice);
    }
}
