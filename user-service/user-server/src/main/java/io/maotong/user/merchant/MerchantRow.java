package io.maotong.user.merchant;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import com.baomidou.mybatisplus.annotation.Version;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;

@TableName(value = "merchant", autoResultMap = true)
final class MerchantRow {
    @TableId
    Long id;

    Long merchantId;
    String companyName;
    String contactName;

    @TableField(typeHandler = EncryptedText.class)
    String mobile;

    String mobileIndex;
    String creditCode;
    MerchantStatus status;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String reasons;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String comment;

    Instant createdAt;
    Instant submittedAt;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant decidedAt;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String decidedBy;

    @Version
    Integer version;
}
