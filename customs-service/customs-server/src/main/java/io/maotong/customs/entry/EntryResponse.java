package io.maotong.customs.entry;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A declaration without its lines. */
record EntryResponse(
        String entryId,
        String sumNo,
        LocalDate exportDate,
        String customsCode,
        String consignorCode,
        String consignorName,
        String tradeMode,
        String destinationCountry,
        BigDecimal grossWeight,
        BigDecimal netWeight,
        Instant createdAt) {}
