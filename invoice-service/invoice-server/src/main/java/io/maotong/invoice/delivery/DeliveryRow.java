package io.maotong.invoice.delivery;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;

@TableName(value = "invoice_delivery", autoResultMap = true)
final class DeliveryRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long invoiceId;
    String number;
    DeliveryChannel channel;

    @TableField(typeHandler = EncryptedText.class)
    String target;

    String targetHint;

    @TableField(typeHandler = EncryptedText.class)
    String secret;

    String dedupeKey;
    DeliveryStatus status;
    /** 1, and one more with each sending again. */
    Integer round;

    Integer attempts;
    String lastError;
    Instant linkUntil;
    Integer opened;
    Instant lastOpenedAt;
    String requestedBy;
    Instant createdAt;
    Instant updatedAt;
    Instant sentAt;
}
