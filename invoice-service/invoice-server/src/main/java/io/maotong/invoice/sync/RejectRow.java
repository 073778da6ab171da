package io.maotong.invoice.sync;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("sync_reject")
final class RejectRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long runId;
    String kind;
    String number;
    String rule;
    String detail;
    String record;
    String digest;
    String state;
    Integer times;
    Instant createdAt;
    Instant lastSeenAt;
    String handledBy;
    Instant handledAt;
    String reason;

    SyncReject told() {
        return new SyncReject(
                id,
                merchantId,
                runId,
                kind,
                number,
                rule,
                detail,
                record,
                state,
                times,
                createdAt,
                lastSeenAt,
                handledBy,
                handledAt,
                reason);
    }
}
