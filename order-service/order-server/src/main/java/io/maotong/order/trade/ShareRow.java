package io.maotong.order.trade;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

/** How much of a settlement was the money of one match. */
@TableName("settled_share")
final class ShareRow {
    @TableId
    Long id;

    Long merchantId;
    String settlementId;
    String allocationId;
    BigDecimal amount;
}
