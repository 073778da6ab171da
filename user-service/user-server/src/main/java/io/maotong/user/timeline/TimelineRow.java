package io.maotong.user.timeline;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("timeline_entry")
final class TimelineRow {
    @TableId
    Long id;

    Long merchantId;
    String subject;
    String state;
    String actor;
    String receiptNo;
    String remark;
    Instant occurredAt;
}
