package io.maotong.invoice.input;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("input_invoice_line")
final class InputLineRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long invoiceId;
    Integer lineNo;
    String name;
    String spec;
    String unit;
    BigDecimal quantity;
    BigDecimal unitPrice;
    BigDecimal amount;
    BigDecimal rate;
    BigDecimal tax;
    String taxClassCode;
}
