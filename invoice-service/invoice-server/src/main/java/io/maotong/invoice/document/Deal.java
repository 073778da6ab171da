package io.maotong.invoice.document;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The export that an export invoice stands for.
 *
 * @param entryId number of the customs declaration, 18 digits
 * @param currency ISO 4217
 * @param amount in that currency
 * @param exchangeRate CNY for one unit
 * @param tradeTerm FOB, CIF, …
 */
public record Deal(
        String entryId,
        String currency,
        BigDecimal amount,
        BigDecimal exchangeRate,
        LocalDate rateDate,
        String rateSource,
        String tradeTerm) {}
