package io.maotong.invoice.order;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("invoice_line_source")
final class SourceRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long planId;
    String serialNo;
    Integer lineNo;
    Long orderLineId;
    String orderNo;
    Integer orderLineNo;
    BigDecimal quantity;
    BigDecimal amount;
    BigDecimal tax;
    BigDecimal discountAmount;
    BigDecimal discountTax;
    BigDecimal total;
    SourceState state;
    BigDecimal backQuantity;
    BigDecimal backAmount;
    BigDecimal backTax;
}
