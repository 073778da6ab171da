package io.maotong.user.registration;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import com.baomidou.mybatisplus.annotation.Version;
import io.maotong.data.key.EncryptedText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName(value = "company_registration", autoResultMap = true)
final class RegistrationRow {
    @TableId
    Long id;

    Long merchantId;
    RegistrationStatus status;
    String names;
    CompanyType type;
    String regionCode;
    String industryCode;
    String domicile;
    BigDecimal capital;
    String scope;
    String email;

    @TableField(typeHandler = EncryptedText.class)
    String mobile;

    Integer round;
    Integer nameTried;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String reservedName;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String reservationNo;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    LocalDate reservedUntil;

    Boolean sending;
    String applicationNo;
    String applicationSerial;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String remarks;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String alternatives;

    String creditCode;
    String licenceNo;
    LocalDate issuedOn;
    Instant createdAt;
    String submittedBy;

    @Version
    Integer version;

    String subject() {
        return "registration:" + id;
    }
}
