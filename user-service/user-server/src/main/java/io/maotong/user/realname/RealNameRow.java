package io.maotong.user.realname;

import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;

@TableName(value = "real_name_check", autoResultMap = true)
final class RealNameRow {
    @TableId
    Long id;

    Long merchantId;
    Long accountId;
    String name;

    @TableField(typeHandler = EncryptedText.class)
    String idNumber;

    String idNumberIndex;

    @TableField(typeHandler = EncryptedText.class)
    String mobile;

    RealNameStatus status;
    String fields;
    Instant createdAt;
    Instant decidedAt;
}
