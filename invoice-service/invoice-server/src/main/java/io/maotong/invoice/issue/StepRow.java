package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("invoice_event")
final class StepRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long invoiceId;
    InvoiceStatus fromStatus;
    InvoiceStatus toStatus;
    String actor;
    String channel;
    String reason;
    String payloadHash;
    Instant happenedAt;
}
