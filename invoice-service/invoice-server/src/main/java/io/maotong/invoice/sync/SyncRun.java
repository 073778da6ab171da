package io.maotong.invoice.sync;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One collection.
 *
 * @param status RUNNING, DONE or FAILED
 * @param windowFrom first day; null if it was collected by news
 * @param unchanged known before and the same
 * @param rejected kept aside with the rule that they broke
 * @param checksum over all records in the order in which they came; null before the first
 */
public record SyncRun(
        long id,
        long merchantId,
        String kind,
        String status,
        LocalDate windowFrom,
        LocalDate windowTo,
        int pulled,
        int inserted,
        int updated,
        int unchanged,
        int rejected,
        String cursor,
        String checksum,
        String reason,
        String startedBy,
        Instant startedAt,
        Instant endedAt) {}
