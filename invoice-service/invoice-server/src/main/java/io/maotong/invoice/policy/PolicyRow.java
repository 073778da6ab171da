package io.maotong.invoice.policy;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import io.maotong.invoice.document.InvoiceKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName(value = "invoice_policy", autoResultMap = true)
final class PolicyRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long version;
    String customerNo;
    String customerName;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Long titleId;

    @TableField(typeHandler = EncryptedText.class, updateStrategy = FieldStrategy.ALWAYS)
    String buyer;

    PolicyMode mode;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Integer delayDays;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Integer dayOfMonth;

    InvoiceKind kind;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    BigDecimal maxAmount;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Integer maxLines;

    Boolean byDelivery;
    Boolean byOrder;
    Boolean mergeEqual;
    Boolean submit;
    Boolean active;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    LocalDate nextRunOn;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant nextRunAt;

    Boolean running;
    LocalDate lastRunOn;
    String lastOutcome;
    String updatedBy;
    Instant createdAt;
    Instant updatedAt;
}
