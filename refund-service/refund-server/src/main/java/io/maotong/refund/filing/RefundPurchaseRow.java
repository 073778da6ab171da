package io.maotong.refund.filing;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.LocalDate;

@TableName("refund_purchase_row")
final class RefundPurchaseRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long batchId;
    Integer seq;
    String linkNo;
    String invoiceNumber;
    Integer lineNo;
    String supplierTaxNo;
    LocalDate issuedOn;
    String commodityCode;
    String name;
    String unit;
    BigDecimal quantity;
    BigDecimal taxable;
    BigDecimal levyRate;
    BigDecimal refundRate;
    BigDecimal refundable;
    BigDecimal toCost;
    Boolean live;
}
