package io.maotong.invoice.plan;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.LocalDate;

@TableName("pre_invoice")
final class PreInvoiceRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long planId;
    String orderNo;
    BigDecimal total;
    LocalDate invoicedOn;
    PreInvoiceState state;
    LocalDate matchedOn;
    LocalDate alertedOn;
}
