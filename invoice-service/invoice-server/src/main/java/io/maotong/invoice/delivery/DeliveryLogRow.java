package io.maotong.invoice.delivery;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("invoice_delivery_log")
final class DeliveryLogRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long invoiceId;
    /** Null for a download by somebody who was not sent anything. */
    Long deliveryId;

    String event;
    String detail;
    String actor;
    Instant happenedAt;
}
