package io.maotong.order.file;

import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;

@TableName(value = "stored_piece", autoResultMap = true)
final class PieceRow {
    @TableId
    Long id;

    Long merchantId;
    Long ownerId;
    Integer partNo;

    @TableField(typeHandler = EncryptedText.class)
    String content;
}
