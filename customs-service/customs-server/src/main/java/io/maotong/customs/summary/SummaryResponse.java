package io.maotong.customs.summary;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * @param status DECLARING, SUMMARISED, DONE or FAILED; null for a preview
 * @param entries declarations that came back
 * @param expected merged lines as they should come out; countries and currencies by their numbers at customs
 * @param mismatch lines that came out otherwise; null if none
 */
record SummaryResponse(
        String summaryId,
        String summaryNo,
        String month,
        String batchId,
        String status,
        String sumNo,
        int lists,
        List<String> entries,
        List<MergedLine> expected,
        JsonNode mismatch,
        Instant createdAt) {}
