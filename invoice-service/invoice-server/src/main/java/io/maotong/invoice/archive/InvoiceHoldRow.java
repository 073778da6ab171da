package io.maotong.invoice.archive;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("archive_hold")
final class InvoiceHoldRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String invoiceNumber;
    String liveKey;
    String reason;
    String heldBy;
    Instant heldAt;
    String releasedBy;
    Instant releasedAt;
    String releaseReason;
}
