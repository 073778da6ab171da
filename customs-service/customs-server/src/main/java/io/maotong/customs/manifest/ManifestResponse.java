package io.maotong.customs.manifest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** @param status DECLARING, ACCEPTED or FAILED */
record ManifestResponse(
        String manifestId,
        String manifestNo,
        String batchId,
        String billNo,
        String voyageNo,
        String trafName,
        BigDecimal grossWeight,
        String status,
        int lists,
        Instant createdAt,
        List<Part> parts) {

    /** One 607 message's worth. */
    record Part(String documentId, String copNo, String logisticsCode, String status, String returnInfo) {}
}
