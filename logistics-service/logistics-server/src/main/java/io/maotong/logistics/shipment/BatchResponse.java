package io.maotong.logistics.shipment;

import io.maotong.logistics.quote.Preset;
import java.time.Instant;
import java.util.List;

/**
 * Shipments that were asked for together.
 *
 * @param status RUNNING until each is booked or has failed, then DONE
 * @param failures of those that failed, at most 100
 */
record BatchResponse(
        String batchId,
        String status,
        Preset preset,
        int total,
        int booked,
        int failed,
        Instant createdAt,
        List<Failure> failures) {

    /** @param reason in the carrier's words */
    record Failure(String orderNo, String reason) {}
}
