package io.maotong.invoice.imports;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;

@TableName(value = "sheet_part", autoResultMap = true)
final class SheetPartRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long ownerId;
    Integer partNo;

    @TableField(typeHandler = EncryptedText.class)
    String content;
}
