package io.maotong.order.trade;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

/** A settlement that is done, and how much of it is known to be orders' money. */
@TableName("settled_money")
final class SettledRow {
    @TableId
    Long id;

    Long merchantId;
    String settlementId;
    Long version;
    String currency;
    BigDecimal sold;
    BigDecimal assigned;
    BigDecimal rate;
    Instant settledAt;
    Boolean isOpen;

    BigDecimal open() {
        return sold.subtract(assigned);
    }
}
