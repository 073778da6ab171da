package io.maotong.order.returns;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.order.api.OrderReturn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A return.
 *
 * @param effects what follows from it elsewhere: DECLARE_RETURN at customs, REVERSE_INVOICE, PAY_BACK
 */
record ReturnResponse(
        @JsonUnwrapped OrderReturn facts,
        String decisionNote,
        String requestedBy,
        Instant closedAt,
        List<String> effects,
        List<Evidence> evidence) {

    record Evidence(String evidenceId, String fileName, String mediaType, long size, Instant addedAt) {

        static Evidence of(EvidenceRow row) {
            return new Evidence(Ids.text(row.id), row.fileName, row.mediaType, row.fileSize, row.addedAt);
        }
    }

    /** A return in a list. */
    record Item(
            String returnNo,
            String orderNo,
            ReturnStatus status,
            ReturnReason reason,
            boolean declared,
            Money goodsValue,
            Money refundAmount,
            Instant requestedAt,
            Instant inspectedAt) {

        static Item of(ReturnRow row) {
            return new Item(
                    row.returnNo,
                    row.orderNo,
                    row.status,
                    row.reason,
                    row.declared,
                    Money.of(row.goodsValue, row.currency),
                    money(row.refundAmount, row.currency),
                    row.requestedAt,
                    row.inspectedAt);
        }
    }

    static Money money(BigDecimal amount, String currency) {
        return amount == null ? null : Money.of(amount, currency);
    }
}
