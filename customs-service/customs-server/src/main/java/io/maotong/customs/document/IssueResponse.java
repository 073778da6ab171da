package io.maotong.customs.document;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** @param fixer who can do something: MERCHANT, CARRIER, PLATFORM or PORT */
record IssueResponse(
        String id,
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
        Advice advice,
        JsonNode detail,
        String status,
        Instant raisedAt,
        Instant resolvedAt,
        String resolution) {

    record Advice(String zh, String en) {}
}
