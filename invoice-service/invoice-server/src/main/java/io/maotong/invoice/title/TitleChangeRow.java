package io.maotong.invoice.title;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;

@TableName(value = "invoice_title_change", autoResultMap = true)
final class TitleChangeRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long titleId;

    /** The title as long as the change is open, so that there is one at a time. */
    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Long openKey;

    String state;

    @TableField(typeHandler = EncryptedText.class)
    String content;

    String proposedBy;
    Instant proposedAt;
    String decidedBy;
    Instant decidedAt;
    String reason;
}
