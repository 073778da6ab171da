package io.maotong.customs.returns;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("customs_return")
final class ReturnRow {

    @TableId
    Long id;

    Long merchantId;
    String returnNo;
    Long listId;
    String invtNo;
    String orderNo;
    ReturnStatus status;
    String reason;
    String createdBy;
    Instant createdAt;
    Instant updatedAt;
}
