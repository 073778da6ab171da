package io.maotong.invoice.title;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.core.party.CreditCode;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;

@TableName(value = "invoice_title", autoResultMap = true)
final class TitleRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long version;
    String customerId;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String defaultKey;

    TitleType type;
    String name;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String taxNo;

    String taxKey;

    @TableField(typeHandler = EncryptedText.class)
    String contact;

    TitleStatus status;
    String source;
    CreditCode.Check taxCheck;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String overrideReason;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String overrideBy;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant verifiedAt;

    String createdBy;
    Instant createdAt;
    String updatedBy;
    Instant updatedAt;
}
