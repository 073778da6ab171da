package io.maotong.invoice.red;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("red_form_line")
final class RedFormLineRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long formId;
    Integer lineNo;
    Integer blueLineNo;
    String name;
    String shortName;
    String spec;
    String unit;
    BigDecimal quantity;
    BigDecimal unitPrice;
    BigDecimal amount;
    BigDecimal rate;
    BigDecimal tax;
    String taxClassCode;
}
