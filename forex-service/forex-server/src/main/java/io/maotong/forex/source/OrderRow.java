package io.maotong.forex.source;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName("order_copy")
final class OrderRow {

    @TableId
    Long id;

    Long merchantId;
    String orderNo;
    Long version;
    String matchKey;
    String status;
    String currency;
    BigDecimal amount;
    BigDecimal settled;
    BigDecimal outstanding;
    String buyerName;
    LocalDate orderedOn;
    Instant updatedAt;

    Orders.Order toOrder() {
        return new Orders.Order(
                orderNo, status, Money.of(amount, currency), Money.of(outstanding, currency), buyerName, orderedOn);
    }
}
