package io.maotong.logistics.cargo;

import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;

@TableName(value = "sender", autoResultMap = true)
final class SenderRow {
    @TableId
    Long merchantId;

    Long version;
    String companyName;

    @TableField(typeHandler = EncryptedText.class)
    String contact;

    @TableField(typeHandler = EncryptedText.class)
    String phone;

    @TableField(typeHandler = EncryptedText.class)
    String address;
}
