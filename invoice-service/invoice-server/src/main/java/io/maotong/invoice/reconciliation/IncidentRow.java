package io.maotong.invoice.reconciliation;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.invoice.platform.CollectionPlatform.Direction;
import java.time.Instant;

@TableName("reconciliation_incident")
final class IncidentRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Direction direction;
    String period;
    Long reconciliationId;
    String state;
    String owner;
    String liveKey;
    Instant openedAt;
    Instant resolvedAt;
    String resolvedBy;
    String reason;
}
