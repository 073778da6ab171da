package io.maotong.customs.border;

import java.time.Instant;
import java.util.List;

/**
 * @param kind ARRIVAL or DEPARTURE
 * @param status DECLARING, CONFIRMED or FAILED
 * @param leftAt null for arrivals
 */
record BorderResponse(
        String reportId,
        String kind,
        String reportNo,
        String manifestId,
        String batchId,
        String status,
        Instant leftAt,
        int parcels,
        Instant createdAt,
        List<Part> parts) {

    /** One message's worth. */
    record Part(String documentId, String copNo, String logisticsCode, String status, String returnInfo) {}
}
