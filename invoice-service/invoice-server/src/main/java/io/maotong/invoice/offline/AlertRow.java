package io.maotong.invoice.offline;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("offline_alert")
final class AlertRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long invoiceId;
    String serialNo;
    Integer hours;
    Instant queuedAt;
    Instant deadline;
    Instant raisedAt;
}
