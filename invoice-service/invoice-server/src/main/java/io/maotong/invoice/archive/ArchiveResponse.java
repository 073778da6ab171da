package io.maotong.invoice.archive;

import io.maotong.core.id.Ids;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An archive package.
 *
 * @param fonds 全宗号
 * @param status RUNNING, DONE, FAILED or REMOVED (its retention had ended)
 * @param invoices so far, while it is running
 * @param digestSha256 over the sorted manifest, as digestSm3
 * @param findings of the check of the four properties
 * @param verifyState RUNNING, INTACT or BROKEN; null if it was never read back
 */
record ArchiveResponse(
        String archiveId,
        String fonds,
        int year,
        String category,
        int edition,
        int volume,
        String retention,
        String status,
        int invoices,
        int files,
        Long size,
        String digestSha256,
        String digestSm3,
        int findings,
        String failure,
        LocalDate keepUntil,
        boolean legalHold,
        String holdReason,
        String requestedBy,
        Instant createdAt,
        Instant endedAt,
        String verifyState,
        String verifyResult,
        Instant verifiedAt) {

    static ArchiveResponse of(ArchiveRow row) {
        return new ArchiveResponse(
                Ids.text(row.id),
                row.fonds,
                row.bookYear,
                row.category.name(),
                row.edition,
                row.volume,
                row.retention.name(),
                row.status,
                row.invoices,
                row.files,
                row.size,
                row.digestSha256,
                row.digestSm3,
                row.findings,
                row.failure,
                row.keepUntil,
                row.legalHold,
                row.holdReason,
                row.requestedBy,
                row.createdAt,
                row.endedAt,
                row.verifyState,
                row.verifyResult,
                row.verifiedAt);
    }
}
