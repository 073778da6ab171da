package io.maotong.invoice.attention;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("invoice_attention")
final class AttentionRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    AttentionCause cause;
    String subject;
    String detail;
    String owner;
    AttentionState state;
    String liveKey;
    Integer times;
    Instant openedAt;
    Instant updatedAt;
    String retriedBy;
    Instant retriedAt;
    Instant closedAt;
    String closedBy;
    String reason;
}
