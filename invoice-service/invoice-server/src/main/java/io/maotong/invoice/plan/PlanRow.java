package io.maotong.invoice.plan;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("invoice_plan")
final class PlanRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String planNo;
    String requestHash;
    PlanTrigger triggerKind;
    String customerNo;
    PlanStatus status;
    PlanMode mode;
    Boolean pre;
    Integer invoices;
    Integer created;
    Integer failed;
    BigDecimal amount;
    BigDecimal tax;
    BigDecimal total;
    String createdBy;
    Instant createdAt;
    Instant finishedAt;
}
