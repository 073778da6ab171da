package io.maotong.invoice.verification;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName(value = "verification", autoResultMap = true)
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
    // Where answers of before have what follows, until they are converted.
    @TableField(updateStrategy = FieldStrategy.NEVER)
    String document;

    /** What the bureau holds. A ciphertext differs each time: only its own statement writes it. */
    @TableField(typeHandler = EncryptedText.class, updateStrategy = FieldStrategy.NEVER)
    String sealedDocument;

    String documentFault;
    String channel;
    Integer asked;
    Instant checkedAt;
    Instant nextAt;
    Instant invalidatedAt;
    String requestedBy;
    Instant createdAt;

    /** JSON with personal data in it; null if the bureau sent nothing readable. */
    String held() {
        return sealedDocument == null ? document : sealedDocument;
    }
}
