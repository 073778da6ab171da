package io.maotong.invoice.review;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("customer_manager")
final class ManagerRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String accountId;
    String buyerKey;
    String customerName;
    String assignedBy;
    Instant assignedAt;
}
