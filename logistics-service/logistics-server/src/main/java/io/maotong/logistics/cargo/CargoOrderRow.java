package io.maotong.logistics.cargo;

import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;

@TableName(value = "cargo_order", autoResultMap = true)
final class CargoOrderRow {
    @TableId
    Long id;

    Long merchantId;
    String orderNo;
    Long version;
    String status;
    Instant orderedAt;

    @TableField(typeHandler = EncryptedText.class)
    String content;
}
