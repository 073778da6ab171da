package io.maotong.forex.matching;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("allocation")
final class AllocationRow {

    @TableId
    Long id;

    Long merchantId;
    Long receiptId;
    String orderNo;
    Long version;
    Boolean active;
    String currency;
    BigDecimal amount;
    BigDecimal charge;
    BigDecimal surplus;
    Rule rule;
    String matchedBy;
    Instant matchedAt;
    String unmatchedBy;
    Instant unmatchedAt;
    String unmatchReason;

    Money money() {
        return Money.of(amount, currency);
    }

    Money fromReceipt() {
        return Money.of(amount.add(surplus), currency);
    }

    BigDecimal offOrder() {
        return amount.add(charge);
    }
}
