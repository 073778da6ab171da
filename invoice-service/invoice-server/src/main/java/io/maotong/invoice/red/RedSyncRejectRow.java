package io.maotong.invoice.red;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("red_sync_reject")
final class RedSyncRejectRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long runId;
    String uuid;
    String detail;
    Instant createdAt;
}
