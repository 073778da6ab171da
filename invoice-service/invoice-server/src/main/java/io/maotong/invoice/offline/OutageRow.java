package io.maotong.invoice.offline;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("outage")
final class OutageRow {
    @TableId(type = IdType.INPUT)
    Long id;

    String channel;
    Instant openedAt;
    Instant closedAt;
    String reason;
    String heldBy;
    Integer probes;
    Integer queued;
}
