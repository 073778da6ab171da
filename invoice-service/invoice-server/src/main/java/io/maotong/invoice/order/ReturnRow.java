package io.maotong.invoice.order;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("invoice_order_return")
final class ReturnRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String orderNo;
    String returnNo;
    Integer lineNo;
    BigDecimal quantity;
    BigDecimal total;
    String createdBy;
    Instant createdAt;
}
