package io.maotong.customs.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A line of a declaration as it should come out of a summary. Source: announcement 2018-194, from memory: lists merge by
 * mode of transport, producer, country of arrival and port; their lines by destination, commodity code and currency.
 *
 * @param tradeMode mode of supervision: a declaration has one; null in summaries of versions before 2026-12
 * @param country number of the destination
 * @param currency number of customs
 * @param price total divided by quantity
 */
record MergedLine(
        String tradeMode,
        String trafMode,
        String ownerCode,
        String country,
        String portCode,
        String commodityCode,
        String name,
        String currency,
        String unit,
        String unit1,
        String unit2,
        BigDecimal quantity,
        BigDecimal quantity1,
        BigDecimal quantity2,
        BigDecimal total,
        BigDecimal price,
        int listLines) {

    private static final int DECIMALS = 5;

    static BigDecimal price(BigDecimal total, BigDecimal quantity) {
        return quantity.signum() == 0 ? BigDecimal.ZERO : total.divide(quantity, DECIMALS, RoundingMode.HALF_UP);
    }
}
