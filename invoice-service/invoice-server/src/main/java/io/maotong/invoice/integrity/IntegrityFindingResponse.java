package io.maotong.invoice.integrity;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageResponse;
import java.time.Instant;
import java.util.Locale;

/**
 * A stored row that is not what was written.
 *
 * @param kind ISSUED (our invoices), INPUT (received ones) or NUMBERS (issued, and the invoice is gone)
 * @param objectId id of the invoice, or of the number's record
 * @param cause ALTERED, UNREADABLE, MISSING, GONE or UNCHECKABLE
 * @param state OPEN or RESOLVED
 * @param times how often it was seen
 */
record IntegrityFindingResponse(
        String findingId,
        String merchantId,
        String kind,
        String objectId,
        String number,
        String cause,
        String says,
        String advice,
        String owner,
        String state,
        int times,
        Instant foundAt,
        Instant lastSeenAt,
        Instant resolvedAt,
        String resolvedBy,
        String reason) {

    static IntegrityFindingResponse of(IntegrityFindingRow row, Locale locale) {
        return new IntegrityFindingResponse(
                Ids.text(row.id),
                Ids.text(row.merchantId),
                row.kind,
                Ids.text(row.objectId),
                row.number,
                row.cause.name(),
                row.cause.says().in(locale),
                row.cause.advice().in(locale),
                row.owner,
                row.state,
                row.times,
                row.foundAt,
                row.lastSeenAt,
                row.resolvedAt,
                row.resolvedBy,
                row.reason);
    }

    static PageResponse<IntegrityFindingResponse> page(PageResponse<IntegrityFindingRow> found, Locale locale) {
        return new PageResponse<>(
                found.items().stream().map(row -> of(row, locale)).toList(), found.page(), found.size(), found.total());
    }
}
