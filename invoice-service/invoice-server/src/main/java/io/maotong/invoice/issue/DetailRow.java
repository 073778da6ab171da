package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.invoice.document.LineNature;
import java.math.BigDecimal;

@TableName("invoice_detail")
final class DetailRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long invoiceId;
    Integer lineNo;
    Integer blueLineNo;
    Integer itemNo;
    String name;
    String shortName;
    String spec;
    String unit;
    BigDecimal quantity;
    BigDecimal unitPrice;
    BigDecimal amount;
    BigDecimal rate;
    BigDecimal tax;
    BigDecimal deduction;
    String taxClassCode;
    LineNature nature;
    String preference;
    String commodityCode;
    BigDecimal dealAmount;
}
