package io.maotong.forex.api;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A conversion of foreign currency into CNY 结汇.
 *
 * @param status QUOTED, LOCKED, SUBMITTED, BANK_ACCEPTED, SETTLED, REJECTED, EXPIRED, CANCELLED
 * @param rate CNY per unit of the sold currency
 */
public record SettlementChanged(
        String settlementId, long version, String status, Money sold, Money bought, BigDecimal rate, Instant at) {}
