package io.maotong.forex.settlement;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName("settlement_quote")
final class QuoteRow {

    @TableId
    Long id;

    Long merchantId;
    String serial;
    QuoteStatus status;
    String sellCurrency;
    BigDecimal sellAmount;
    BigDecimal buyAmount;
    Tenor tenor;
    Integer validity;
    String bankQuote;
    BigDecimal rate;
    BigDecimal midRate;
    BigDecimal totalCost;
    LocalDate valueDate;
    Instant expiresAt;
    String reason;
    String channel;
    Instant requestedAt;
    Instant sentAt;

    Money sell() {
        return Money.of(sellAmount, sellCurrency);
    }

    QuoteStatus statusAt(Instant now) {
        return status == QuoteStatus.QUOTED && !now.isBefore(expiresAt) ? QuoteStatus.EXPIRED : status;
    }
}
