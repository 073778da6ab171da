package io.maotong.invoice.red;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.math.BigDecimal;
import java.time.Instant;

@TableName(value = "red_form", autoResultMap = true)
final class RedFormRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long version;
    String serialNo;
    RedOrigin origin;
    Side role;
    Side enteredBy;
    RedFormStatus status;
    ConfirmationState platformState;
    String confirmationNo;
    String platformUuid;
    String blueNumber;
    Long blueInvoiceId;
    String blueKindCode;
    Instant blueIssuedAt;
    BigDecimal blueAmount;
    BigDecimal blueTax;

    // May be the number of a person's identity card. Written once.
    @TableField(typeHandler = EncryptedText.class, updateStrategy = FieldStrategy.NEVER)
    String sellerTaxNo;

    String sellerName;

    @TableField(typeHandler = EncryptedText.class, updateStrategy = FieldStrategy.NEVER)
    String buyerTaxNo;

    String buyerName;
    Boolean naturalPerson;
    RedReason reason;
    Boolean whole;
    Boolean reserved;
    BigDecimal amount;
    BigDecimal tax;
    String remark;
    Boolean issueAtOnce;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String liveKey;

    RedExchange exchange;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant sentAt;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Answer pending;

    Integer answers;
    Instant enteredAt;
    Instant confirmedAt;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant endedAt;

    Integer alertedHours;
    String attention;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String platformCode;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String platformMessage;

    Integer issueAttempt;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Long redInvoiceId;

    String redNumber;
    Long replacementId;
    String createdBy;
    Instant createdAt;
    Instant updatedAt;

    /** What the platform knows the present answer by: each answer has a serial of its own. */
    String answerSerial() {
        return serialNo + "-" + answers;
    }

    /** Of a red invoice: one that was given up is not taken up again. */
    String issueSerial() {
        return serialNo + "R" + issueAttempt;
    }
}
