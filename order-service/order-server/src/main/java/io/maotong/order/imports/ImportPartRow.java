package io.maotong.order.imports;

import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;

@TableName(value = "order_import_part", autoResultMap = true)
final class ImportPartRow {
    @TableId
    Long id;

    Long merchantId;
    Long importId;
    Integer partNo;

    @TableField(typeHandler = EncryptedText.class)
    String content;
}
