package io.maotong.user.qualification;

import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;

@TableName(value = "qualification", autoResultMap = true)
final class QualificationRow {
    @TableId
    Long id;

    Long merchantId;
    Long version;

    @TableField(typeHandler = EncryptedText.class)
    String body;

    Instant changedAt;
}
