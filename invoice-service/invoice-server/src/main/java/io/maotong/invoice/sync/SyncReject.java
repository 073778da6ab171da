package io.maotong.invoice.sync;

import java.time.Instant;

/**
 * A record that could not be taken in.
 *
 * @param number null if it has none
 * @param rule that it broke
 * @param record the whole, as JSON
 * @param state OPEN, FIXED or DISMISSED
 * @param times how often it came
 */
public record SyncReject(
        long id,
        long merchantId,
        long runId,
        String kind,
        String number,
        String rule,
        String detail,
        String record,
        String state,
        int times,
        Instant createdAt,
        Instant lastSeenAt,
        String handledBy,
        Instant handledAt,
        String reason) {}
