package io.maotong.invoice.issue;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Value of one unit of a currency in CNY.
 *
 * @param validFrom first day of export for which it holds
 * @param rateDate first working day of that month
 * @param source where the figure comes from
 */
record ExchangeRate(String currency, LocalDate validFrom, LocalDate rateDate, BigDecimal rate, String source) {}
