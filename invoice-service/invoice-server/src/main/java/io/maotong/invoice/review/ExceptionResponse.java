package io.maotong.invoice.review;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.invoice.issue.InvoiceShelf;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An invoice that does not go on by itself.
 *
 * @param owner who submitted it
 * @param cause in plain words, together with the platform's own
 * @param actions RETRY, EDIT, CANCEL or WAIT, the best first
 */
record ExceptionResponse(
        String invoiceId,
        String merchantId,
        String serialNo,
        String kind,
        String status,
        String buyerName,
        Money total,
        String owner,
        String cause,
        String advice,
        List<String> actions,
        String platformCode,
        String platformMessage,
        int attempt,
        Instant since) {

    static ExceptionResponse of(InvoiceShelf.Item item, Locale locale) {
        Advice advice = Advice.of(item);
        return new ExceptionResponse(
                Ids.text(item.id()),
                Ids.text(item.merchantId()),
                item.serialNo(),
                item.kind(),
                item.status().name(),
                item.buyerName(),
                Money.of(item.total(), "CNY"),
                item.submittedBy() == null ? item.createdBy() : item.submittedBy(),
                advice.cause().in(locale),
                advice.advice().in(locale),
                advice.actions(),
                item.platformCode(),
                item.platformMessage(),
                item.attempt(),
                item.updatedAt());
    }
}
