package io.maotong.invoice.red;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("red_form_event")
final class RedFormEventRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long formId;
    RedFormStatus fromStatus;
    RedFormStatus toStatus;
    ConfirmationState platformState;
    String actor;
    String channel;
    String reason;
    Instant happenedAt;
}
