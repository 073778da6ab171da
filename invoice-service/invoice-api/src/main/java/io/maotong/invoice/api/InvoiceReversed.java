package io.maotong.invoice.api;

import io.maotong.core.money.Money;
import java.time.Instant;

/**
 * A red invoice was issued against a blue one. The aggregate id is the blue number.
 *
 * @param version rises with every red invoice against the same blue one
 * @param direction OUTPUT if the merchant issued the blue invoice, INPUT if a supplier did
 * @param whole whether nothing is left of the blue invoice
 * @param amount what was reversed by now, without tax, in CNY, positive
 * @param tax likewise
 * @param entryId the customs declaration of an export invoice; otherwise null
 */
public record InvoiceReversed(
        String blueNumber,
        long version,
        String direction,
        String redNumber,
        boolean whole,
        Money amount,
        Money tax,
        String entryId,
        Instant reversedAt) {}
