package io.maotong.invoice.order;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName("invoice_order_payment")
final class PaymentRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String orderNo;
    String paymentNo;
    BigDecimal amount;
    LocalDate paidOn;
    String createdBy;
    Instant createdAt;
}
