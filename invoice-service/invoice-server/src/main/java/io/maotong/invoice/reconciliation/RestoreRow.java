package io.maotong.invoice.reconciliation;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("restore_check")
final class RestoreRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long checkId;
    String number;
    String outcome;
    String message;
    String askedBy;
    Instant createdAt;
    Instant checkedAt;
}
