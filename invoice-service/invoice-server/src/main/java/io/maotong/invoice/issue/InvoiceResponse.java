package io.maotong.invoice.issue;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An invoice in a list.
 *
 * @param number null until the invoice exists in law
 * @param total in CNY
 * @param reviewReasons why it waits for a review
 */
record InvoiceResponse(
        String invoiceId,
        long version,
        String serialNo,
        String kind,
        Origin origin,
        String reference,
        boolean red,
        String status,
        String number,
        String blueNumber,
        String entryId,
        String buyerName,
        String buyerTaxNo,
        Money amount,
        Money tax,
        Money total,
        Money dealTotal,
        List<ReasonResponse> reviewReasons,
        String submittedBy,
        LocalDate submittedOn,
        Instant issuedAt,
        Instant updatedAt) {

    record ReasonResponse(String code, String rule, String zh, String en) {

        static ReasonResponse of(ReviewReason reason) {
            return new ReasonResponse(
                    reason.code(),
                    reason.rule(),
                    reason.text().zh(),
                    reason.text().en());
        }
    }

    static InvoiceResponse of(HeaderRow row) {
        boolean issued = row.status.isIssued();
        return new InvoiceResponse(
                Ids.text(row.id),
                row.version,
                row.serialNo,
                row.kind,
                row.origin,
                row.reference,
                row.red,
                row.status.name(),
                issued ? row.number : null,
                row.blueNumber,
                row.entryId,
                row.buyerName,
                row.buyerTaxNo,
                cny(row.amount),
                cny(row.tax),
                cny(row.total),
                row.dealAmount == null ? null : Money.of(row.dealAmount, row.dealCurrency),
                ReviewReason.readAll(row.reviewReasons).stream()
                        .map(ReasonResponse::of)
                        .toList(),
                row.submittedBy,
                row.submittedOn,
                issued ? row.issuedAt : null,
                row.updatedAt);
    }

    static Money cny(BigDecimal amount) {
        return Money.of(amount, "CNY");
    }
}
