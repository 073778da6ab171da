package io.maotong.order.timeline;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** Something that happened to an order, here or in another service; a state of a source is noted once. */
@TableName("order_milestone")
final class MilestoneRow {
    @TableId
    Long id;

    Long merchantId;
    String orderNo;
    Source source;
    String sourceId;
    String state;
    Long sourceVersion;
    String detail;
    Instant occurredAt;
    String actor;
    String number;
    String channel;
}
