package io.maotong.invoice.sync;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageResponse;
import java.time.Instant;

/**
 * @param rule that the record broke
 * @param record as it came, as JSON
 * @param state OPEN, FIXED or DISMISSED
 * @param times how often it came
 */
record SyncRejectResponse(
        String rejectId,
        String merchantId,
        String runId,
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

    static SyncRejectResponse of(SyncReject reject) {
        return new SyncRejectResponse(
                Ids.text(reject.id()),
                Ids.text(reject.merchantId()),
                Ids.text(reject.runId()),
                reject.kind(),
                reject.number(),
                reject.rule(),
                reject.detail(),
                reject.record(),
                reject.state(),
                reject.times(),
                reject.createdAt(),
                reject.lastSeenAt(),
                reject.handledBy(),
                reject.handledAt(),
                reject.reason());
    }

    static PageResponse<SyncRejectResponse> page(PageResponse<SyncReject> rejects) {
        return new PageResponse<>(
                rejects.items().stream().map(SyncRejectResponse::of).toList(),
                rejects.page(),
                rejects.size(),
                rejects.total());
    }
}
