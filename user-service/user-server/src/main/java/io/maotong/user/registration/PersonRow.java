package io.maotong.user.registration;

import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.math.BigDecimal;

@TableName(value = "registration_person", autoResultMap = true)
final class PersonRow {
    @TableId
    Long id;

    Long merchantId;
    Long registrationId;
    Integer position;
    PersonRole role;
    String name;

    @TableField(typeHandler = EncryptedText.class)
    String idNumber;

    String idNumberIndex;

    @TableField(typeHandler = EncryptedText.class)
    String mobile;

    BigDecimal sharePercent;
}
