package io.maotong.forex.collection;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Money from abroad.
 *
 * @param allocated the part that pays orders
 * @param channel LIVE, SANDBOX or MANUAL
 */
record ReceiptResponse(
        String receiptId,
        String merchantId,
        ReceiptStatus status,
        Money amount,
        Money allocated,
        String bankReference,
        String payerName,
        String payerCountry,
        String remittance,
        String endToEndId,
        LocalDate bookedOn,
        LocalDate valueOn,
        String channel,
        Instant receivedAt) {

    static ReceiptResponse of(ReceiptRow row) {
        return new ReceiptResponse(
                Ids.text(row.id),
                Ids.text(row.merchantId),
                row.status,
                Money.of(row.amount, row.currency),
                Money.of(row.allocated, row.currency),
                row.bankReference,
                row.payerName,
                row.payerCountry,
                row.remittance,
                row.endToEndId,
                row.bookedOn,
                row.valueOn,
                row.channel,
                row.receivedAt);
    }
}
