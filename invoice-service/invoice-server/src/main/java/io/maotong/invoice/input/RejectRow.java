package io.maotong.invoice.input;

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
    String number;
    String rule;
    String detail;
    String record;
    Instant createdAt;
}
