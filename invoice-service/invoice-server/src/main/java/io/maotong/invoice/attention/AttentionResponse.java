package io.maotong.invoice.attention;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Something that needs a person.
 *
 * @param kind why, as a code
 * @param subject the number of the invoice, order, return or delivery that it is about
 * @param owner who set it going
 * @param cause in plain words @param advice what to do
 * @param actions RETRY or CLOSE, the best first; none once it is closed
 * @param times how often it was found
 * @param reason why it was closed
 */
record AttentionResponse(
        String attentionId,
        String merchantId,
        String kind,
        String subject,
        String owner,
        String cause,
        String advice,
        List<String> actions,
        String state,
        int times,
        Instant since,
        Instant updatedAt,
        String retriedBy,
        Instant retriedAt,
        String closedBy,
        Instant closedAt,
        String reason) {

    static AttentionResponse of(AttentionRow row, Locale locale) {
        return new AttentionResponse(
                Ids.text(row.id),
                Ids.text(row.merchantId),
                row.cause.name(),
                row.subject,
                row.owner,
                row.cause.cause(row.detail).in(locale),
                row.cause.advice().in(locale),
                row.state == AttentionState.CLOSED
                        ? List.of()
                        : row.cause.actions().stream().map(Enum::name).toList(),
                row.state.name(),
                row.times,
                row.openedAt,
                row.updatedAt,
                row.retriedBy,
                row.retriedAt,
                row.closedBy,
                row.closedAt,
                row.reason);
    }

    static PageResponse<AttentionResponse> page(PageResponse<AttentionRow> found, Locale locale) {
        return new PageResponse<>(
                found.items().stream().map(row -> of(row, locale)).toList(), found.page(), found.size(), found.total());
    }
}
