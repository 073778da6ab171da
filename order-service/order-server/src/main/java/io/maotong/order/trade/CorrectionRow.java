package io.maotong.order.trade;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;

/** A change that is waiting until customs gives the order free. */
@TableName(value = "order_correction", autoResultMap = true)
final class CorrectionRow {
    @TableId
    Long id;

    Long merchantId;
    String orderNo;

    /** The order's number while it is open, so that an order has one open correction. */
    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String openOrderNo;

    Long seenVersion;
    CorrectionStatus status;
    String reason;

    @TableField(typeHandler = EncryptedText.class)
    String content;

    String difference;
    String requestedBy;
    Instant requestedAt;
    String closedBy;
    Instant closedAt;
}
