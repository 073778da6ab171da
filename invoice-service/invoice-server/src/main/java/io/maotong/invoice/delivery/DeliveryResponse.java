package io.maotong.invoice.delivery;

import io.maotong.core.id.Ids;
import java.time.Instant;

/**
 * A delivery.
 *
 * @param target masked
 * @param status QUEUED, SENT, FAILED, BOUNCED or REVOKED
 * @param round 1, and one more with each sending again
 * @param linkUntil until when its link opens
 * @param opened how often the link was opened
 */
record DeliveryResponse(
        String deliveryId,
        String invoiceId,
        String number,
        String channel,
        String target,
        String status,
        int round,
        int attempts,
        String lastError,
        Instant linkUntil,
        int opened,
        Instant lastOpenedAt,
        String requestedBy,
        Instant createdAt,
        Instant sentAt) {

    static DeliveryResponse of(DeliveryRow row) {
        return new DeliveryResponse(
                Ids.text(row.id),
                Ids.text(row.invoiceId),
                row.number,
                row.channel.name(),
                row.targetHint,
                row.status.name(),
                row.round,
                row.attempts,
                row.lastError,
                row.linkUntil,
                row.opened,
                row.lastOpenedAt,
                row.requestedBy,
                row.createdAt,
                row.sentAt);
    }
}
