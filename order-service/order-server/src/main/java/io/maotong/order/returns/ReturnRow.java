package io.maotong.order.returns;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("order_return")
final class ReturnRow {
    @TableId
    Long id;

    Long merchantId;
    String returnNo;
    String orderNo;
    Long version;
    ReturnStatus status;
    ReturnReason reason;
    String note;
    Boolean declared;
    String currency;
    BigDecimal goodsValue;
    BigDecimal refundAmount;
    String decisionNote;
    String requestedBy;
    Instant requestedAt;
    Instant receivedAt;
    Instant inspectedAt;
    Instant closedAt;
    Instant updatedAt;
}
