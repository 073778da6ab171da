package io.maotong.forex.settlement;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName("settlement")
final class SettlementRow {

    @TableId
    Long id;

    Long merchantId;
    Long quoteId;
    String serial;
    Long version;
    SettlementStatus status;
    String sellCurrency;
    BigDecimal sellAmount;
    BigDecimal buyAmount;
    BigDecimal rate;
    BigDecimal midRate;
    BigDecimal totalCost;
    Tenor tenor;
    LocalDate valueDate;
    String dealNo;
    String bankRef;
    String reason;
    String channel;
    Instant lockedAt;
    Instant sentAt;
    Instant settledAt;
    Instant updatedAt;

    Money sell() {
        return Money.of(sellAmount, sellCurrency);
    }

    Money buy() {
        return Money.of(buyAmount, Conversion.HOME);
    }
}
