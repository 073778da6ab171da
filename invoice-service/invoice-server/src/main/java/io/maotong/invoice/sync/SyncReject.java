package io.maotong.invoice.sync;

import io.maotong.invoice.document.Masked;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

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
        String reason) {

    /** For others to see. */
    SyncReject masked(JsonMapper json) {
        return new SyncReject(
                id,
                merchantId,
                runId,
                kind,
                number,
                rule,
                detail,
                Masked.json(record, json),
                state,
                times,
                createdAt,
                lastSeenAt,
                handledBy,
                handledAt,
                reason);
    }
}
