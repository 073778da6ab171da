package io.maotong.invoice.offline;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("offline_queue")
final class QueueRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long invoiceId;
    String serialNo;
    String issuerTaxNo;
    String state;
    Instant queuedAt;
    Instant deadline;
    Instant nextAlertAt;
    Instant releasedAt;
    Instant settledAt;
    String result;
}
