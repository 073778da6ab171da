package io.maotong.refund.api;

import io.maotong.core.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * A filing for export tax refund.
 *
 * @param status DRAFT, MATCHED, PRECHECKED, SUBMITTED, ACCEPTED, REVIEWING, QUERY, APPROVED, TREASURY, PAID, REJECTED,
 *     WITHDRAWN, RECLAIMED
 * @param refundable tax asked back, CNY
 * @param paid what arrived, CNY; null before
 */
public record RefundBatchChanged(
        String batchId,
        long version,
        String batchNo,
        String period,
        String status,
        Money refundable,
        Money paid,
        List<String> entryIds,
        List<String> orderNos,
        Instant at) {

    public RefundBatchChanged {
        entryIds = List.copyOf(entryIds);
        orderNos = List.copyOf(orderNos);
    }
}
