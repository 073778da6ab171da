package io.maotong.order.trade;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The part of a receipt that was matched to an order, and how much of it was converted. */
@TableName("collected_money")
final class CollectedRow {
    @TableId
    Long id;

    Long merchantId;
    String allocationId;
    Long version;
    String orderNo;
    String currency;

    /** Zero once the match was taken back. */
    BigDecimal amount;

    BigDecimal settled;
    LocalDate receivedOn;
    Boolean isOpen;

    BigDecimal open() {
        return amount.subtract(settled);
    }
}
