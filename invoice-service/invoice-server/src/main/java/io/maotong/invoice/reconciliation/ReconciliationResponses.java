package io.maotong.invoice.reconciliation;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.platform.CollectionPlatform.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What merchants and operators are shown. Amounts are CNY without tax. */
final class ReconciliationResponses {

    private ReconciliationResponses() {}

    /**
     * @param period yyyyMM
     * @param status RUNNING, MATCHED, DIFFERENT or FAILED
     * @param totalsAgree whether the bureau's own totals are ours; null where the bureau has none, as of received invoices
     */
    record ReconciliationResponse(
            String reconciliationId,
            Direction direction,
            String period,
            String status,
            String step,
            Integer matched,
            Integer missingLocal,
            Integer missingRemote,
            Integer different,
            Boolean totalsAgree,
            String reason,
            String startedBy,
            Instant startedAt,
            Instant endedAt) {

        static ReconciliationResponse of(ReconciliationRow row) {
            return new ReconciliationResponse(
                    Ids.text(row.id),
                    row.direction,
                    row.period,
                    row.status,
                    row.step,
                    row.matched,
                    row.missingLocal,
                    row.missingRemote,
                    row.different,
                    row.totalsAgree,
                    row.reason,
                    row.startedBy,
                    row.startedAt,
                    row.endedAt);
        }
    }

    /** @param side LOCAL ours, LISTED the sum of the bureau's list, BUREAU its own totals; red figures are negative */
    record TotalResponse(
            String side,
            int blueCount,
            BigDecimal blueAmount,
            BigDecimal blueTax,
            int redCount,
            BigDecimal redAmount,
            BigDecimal redTax) {

        static TotalResponse of(TotalRow row) {
            return new TotalResponse(
                    row.side, row.blueCount, row.blueAmount, row.blueTax, row.redCount, row.redAmount, row.redTax);
        }
    }

    record ReconciliationDetail(ReconciliationResponse reconciliation, List<TotalResponse> totals) {}

    /** @param number null for a difference of the totals */
    record DifferenceResponse(
            DifferenceKind kind,
            String number,
            BigDecimal localAmount,
            BigDecimal localTax,
            BigDecimal remoteAmount,
            BigDecimal remoteTax) {

        static DifferenceResponse of(DifferenceRow row) {
            return new DifferenceResponse(
                    row.kind, row.number, row.localAmount, row.localTax, row.remoteAmount, row.remoteTax);
        }
    }

    /** @param state OPEN or RESOLVED @param owner who looks after it; null as long as nobody does */
    record IncidentResponse(
            String incidentId,
            String merchantId,
            Direction direction,
            String period,
            String reconciliationId,
            String state,
            String owner,
            Instant openedAt,
            Instant resolvedAt,
            String resolvedBy,
            String reason) {

        static IncidentResponse of(IncidentRow row) {
            return new IncidentResponse(
                    Ids.text(row.id),
                    Ids.text(row.merchantId),
                    row.direction,
                    row.period,
                    Ids.text(row.reconciliationId),
                    row.state,
                    row.owner,
                    row.openedAt,
                    row.resolvedAt,
                    row.resolvedBy,
                    row.reason);
        }

        static PageResponse<IncidentResponse> page(PageResponse<IncidentRow> rows) {
            return new PageResponse<>(
                    rows.items().stream().map(IncidentResponse::of).toList(), rows.page(), rows.size(), rows.total());
        }
    }
}
