package io.maotong.invoice.api;

import io.maotong.core.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * An export invoice 出口发票 of the merchant.
 *
 * @param serialNo our serial number, unique per merchant
 * @param number 20 digits; null until issued
 * @param status DRAFT … ISSUED, FAILED, see invoice-service
 * @param total in CNY
 * @param dealTotal in the currency of the deal
 */
public record ExportInvoice(
        String serialNo,
        long version,
        String number,
        String status,
        String entryId,
        List<String> orderNos,
        Money total,
        Money dealTotal,
        Instant issuedAt) {

    public ExportInvoice {
        orderNos = List.copyOf(orderNos);
    }
}
