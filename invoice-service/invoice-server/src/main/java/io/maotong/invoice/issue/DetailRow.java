package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("invoice_detail")
final class DetailRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long invoiceId;
    Integer lineNo;
    Integer itemNo;
    String name;
    String shortName;
    String unit;
    BigDecimal quantity;
    BigDecimal unitPrice;
    BigDecimal amount;
    BigDecimal rate;
    BigDecimal tax;
    String taxClassCode;
    String commodityCode;
    BigDecimal dealAmount;
}
