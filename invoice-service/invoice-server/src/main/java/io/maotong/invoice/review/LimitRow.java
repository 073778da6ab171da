package io.maotong.invoice.review;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("review_limit")
final class LimitRow {
    @TableId(type = IdType.INPUT)
    Long merchantId;

    Long version;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    BigDecimal perInvoice;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    BigDecimal perBuyerDay;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    BigDecimal perMonth;

    String updatedBy;
    Instant updatedAt;
}
