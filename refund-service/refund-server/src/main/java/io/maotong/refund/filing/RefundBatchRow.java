package io.maotong.refund.filing;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("refund_batch")
final class RefundBatchRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long version;
    String period;
    String batchNo;
    RefundStatus status;
    String serial;
    BigDecimal refundable;
    BigDecimal fobUsd;
    String acceptanceNo;
    BigDecimal approved;
    BigDecimal paid;
    Instant paidAt;
    String bankReference;
    String reason;
    /** What a person should look at; null for nothing. */
    String attention;

    Instant createdAt;
    Instant updatedAt;
}
