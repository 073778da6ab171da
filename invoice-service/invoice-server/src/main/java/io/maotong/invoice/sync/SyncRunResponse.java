package io.maotong.invoice.sync;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageResponse;
import java.time.Instant;
import java.time.LocalDate;

/**
 * @param status RUNNING, DONE or FAILED
 * @param from first day; null if it was collected by news
 * @param unchanged known before and the same
 * @param rejected kept aside with the rule that they broke
 * @param cursor where it stands
 * @param checksum SHA-256 over the records in the order in which they came
 */
record SyncRunResponse(
        String runId,
        String merchantId,
        String kind,
        String status,
        LocalDate from,
        LocalDate to,
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
        Instant endedAt) {

    static SyncRunResponse of(SyncRun run) {
        return new SyncRunResponse(
                Ids.text(run.id()),
                Ids.text(run.merchantId()),
                run.kind(),
                run.status(),
                run.windowFrom(),
                run.windowTo(),
                run.pulled(),
                run.inserted(),
                run.updated(),
                run.unchanged(),
                run.rejected(),
                run.cursor(),
                run.checksum(),
                run.reason(),
                run.startedBy(),
                run.startedAt(),
                run.endedAt());
    }

    static PageResponse<SyncRunResponse> page(PageResponse<SyncRun> runs) {
        return new PageResponse<>(
                runs.items().stream().map(SyncRunResponse::of).toList(), runs.page(), runs.size(), runs.total());
    }
}
