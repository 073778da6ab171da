package io.maotong.invoice.sync;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;

@TableName(value = "sync_reject", autoResultMap = true)
final class RejectRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long runId;
    String kind;
    String number;
    String rule;
    String detail;
    // Where those of before have what follows, until they are converted.
    String record;

    /** The whole, as JSON: it may be a person's. */
    @TableField(typeHandler = EncryptedText.class, updateStrategy = FieldStrategy.NEVER)
    String sealedRecord;

    String digest;
    String state;
    Integer times;
    Instant createdAt;
    Instant lastSeenAt;
    String handledBy;
    Instant handledAt;
    String reason;

    String whole() {
        return sealedRecord == null ? record : sealedRecord;
    }

    SyncReject told() {
        return new SyncReject(
                id,
                merchantId,
                runId,
                kind,
                number,
                rule,
                detail,
                whole(),
                state,
                times,
                createdAt,
                lastSeenAt,
                handledBy,
                handledAt,
                reason);
    }
}
