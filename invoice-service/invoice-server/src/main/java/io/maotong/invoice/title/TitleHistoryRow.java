package io.maotong.invoice.title;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;

@TableName(value = "invoice_title_history", autoResultMap = true)
final class TitleHistoryRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long titleId;
    Long version;
    String action;
    String actor;
    String reason;

    @TableField(typeHandler = EncryptedText.class)
    String content;

    Instant happenedAt;
}
