package io.maotong.house;

import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;

@TableName(value = "note", autoResultMap = true)
final class NoteRow {
    Long id;
    Long merchantId;
    String subject;

    @TableField(typeHandler = EncryptedText.class)
    String secret;
}
