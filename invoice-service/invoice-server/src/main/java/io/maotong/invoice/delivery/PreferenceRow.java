package io.maotong.invoice.delivery;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;

@TableName(value = "delivery_preference", autoResultMap = true)
final class PreferenceRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String buyerKey;
    String buyerName;
    DeliveryChannel channel;

    @TableField(typeHandler = EncryptedText.class)
    String target;

    String targetHint;

    @TableField(typeHandler = EncryptedText.class)
    String secret;

    String updatedBy;
    Instant updatedAt;
}
