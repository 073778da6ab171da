package io.maotong.refund.filing;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("refund_step")
final class RefundStepRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long batchId;
    RefundStatus status;
    String actor;
    String channel;
    String reference;
    Instant happenedAt;
}
