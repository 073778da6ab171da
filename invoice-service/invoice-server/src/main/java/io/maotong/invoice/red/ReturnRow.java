package io.maotong.invoice.red;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("returned_goods")
final class ReturnRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String returnNo;
    String orderNo;
    Integer orderLineNo;
    /** Null if money was given back without goods. */
    BigDecimal quantity;

    /** Without tax; null if goods came back. */
    BigDecimal amount;

    /** Said by whoever entered the return; null to look it up. */
    String invoiceNumber;

    Integer invoiceLineNo;
    String note;
    ReturnStatus status;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Long formId;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String refusal;

    String createdBy;
    Instant createdAt;
}
