package io.maotong.customs.qualification;

import java.time.LocalDate;

/**
 * A merchant as customs knows it.
 *
 * @param code customs code, 10 characters; null before registration
 * @param name name held by customs
 * @param queue queue of its receipts
 */
public record Declarant(
        long merchantId,
        String code,
        String name,
        LocalDate validTo,
        String cardNumber,
        String dxpId,
        String queue,
        String status) {

    /** Whether it is active and has the registration, the card and the exchange identity. */
    public boolean mayDeclare(LocalDate day) {
        return code != null
                && name != null
                && cardNumber != null
                && dxpId != null
                && (validTo == null || !validTo.isBefore(day))
                && "ACTIVE".equals(status);
    }

    static Declarant of(QualificationRow row) {
        return new Declarant(
                row.merchantId,
                row.customsCode,
                row.customsName,
                row.customsValidTo,
                row.cardNumber,
                row.dxpId,
                row.receiptQueue,
                row.status);
    }
}
