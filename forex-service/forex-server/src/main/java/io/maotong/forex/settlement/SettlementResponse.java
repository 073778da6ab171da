package io.maotong.forex.settlement;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A conversion into CNY.
 *
 * @param rate CNY per unit, fixed by the quote
 * @param totalCost against the middle rate, in CNY
 * @param reason why the bank rejected it; the money is available again then
 */
record SettlementResponse(
        String settlementId,
        String quoteId,
        SettlementStatus status,
        Money sold,
        Money bought,
        BigDecimal rate,
        BigDecimal midRate,
        Money totalCost,
        Tenor tenor,
        LocalDate valueDate,
        String dealNo,
        String bankReference,
        String reason,
        String channel,
        Instant lockedAt,
        Instant settledAt) {

    static SettlementResponse of(SettlementRow row) {
        return new SettlementResponse(
                Ids.text(row.id),
                Ids.text(row.quoteId),
                row.status,
                row.sell(),
                row.buy(),
                row.rate,
                row.midRate,
                Money.of(row.totalCost, Conversion.HOME),
                row.tenor,
                row.valueDate,
                row.dealNo,
                row.bankRef,
                row.reason,
                row.channel,
                row.lockedAt,
                row.settledAt);
    }
}
