package io.maotong.invoice.verification;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName("verification")
final class VerificationRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String kindCode;
    String code;
    String number;
    String identity;
    LocalDate issuedOn;
    BigDecimal amount;
    String checkCode;
    String cacheKey;
    String liveKey;
    String status;
    VerificationOutcome outcome;
    String resultCode;
    String message;
    String stateCode;
    String abnormalCode;
    String lockCode;
    String document;
    String documentFault;
    String channel;
    Integer asked;
    Instant checkedAt;
    Instant nextAt;
    Instant invalidatedAt;
    String requestedBy;
    Instant createdAt;
}
