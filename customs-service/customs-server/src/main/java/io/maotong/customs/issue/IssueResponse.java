package io.maotong.customs.issue;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * An exception.
 *
 * @param merchantId whose it is; 0 if it concerns no merchant
 * @param fixer who can do something: MERCHANT, AGENT (declaring agent or carrier), OPERATOR, or PLATFORM where the system
 *     does it by itself
 * @param automatic whether the same content is sent again by itself
 * @param parcel null if the order has none
 * @param chapter of the tariff, two digits
 * @param owner who has taken it; null if nobody has
 * @param dueAt by when it is to be done
 * @param escalation how often the deadline passed
 */
record IssueResponse(
        String id,
        String merchantId,
        String kind,
        String severity,
        String documentId,
        String documentType,
        String orderNo,
        String batchId,
        String reference,
        String code,
        String category,
        String fixer,
        boolean automatic,
        Advice advice,
        JsonNode detail,
        Parcel parcel,
        String customsCode,
        String chapter,
        String carrierCode,
        String status,
        String owner,
        Instant raisedAt,
        Instant dueAt,
        boolean overdue,
        int escalation,
        Instant resolvedAt,
        String resolvedBy,
        String resolution) {

    record Advice(String zh, String en) {}

    /**
     * Where the parcel is looked after.
     *
     * @param shipment path of the shipment at logistics-service; null if only the number is known
     * @param tracking public page of the carrier; null if it is not configured
     */
    record Parcel(String waybillNo, String carrier, String shipment, String tracking) {}
}
