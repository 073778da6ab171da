package io.maotong.invoice.title;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.core.party.CreditCode;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;

@TableName(value = "title_candidate", autoResultMap = true)
final class CandidateRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;

    @TableField(typeHandler = EncryptedText.class)
    String taxNo;

    String taxKey;
    String name;
    String nameKey;
    CreditCode.Check taxCheck;
    CandidateRelation relation;
    String source;
    Integer invoices;
    Instant firstSeenAt;
    Instant lastSeenAt;
    String firstInvoice;
    String lastInvoice;
    CandidateState state;
    Long titleId;
    String decidedBy;
    Instant decidedAt;
    String reason;

    /** Another invoice of the same title, which may be older. */
    void seen(Instant at, String invoice) {
        invoices++;
        if (at.isBefore(firstSeenAt)) {
            firstSeenAt = at;
            firstInvoice = invoice;
        }
        if (!at.isBefore(lastSeenAt)) {
            lastSeenAt = at;
            lastInvoice = invoice;
        }
    }
}
