package io.maotong.invoice.integrity;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("integrity_finding")
final class IntegrityFindingRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String kind;
    Long objectId;
    String number;
    Cause cause;
    String state;
    String liveKey;
    String owner;
    Integer times;
    Instant foundAt;
    Instant lastSeenAt;
    Instant resolvedAt;
    String resolvedBy;
    String reason;
}
