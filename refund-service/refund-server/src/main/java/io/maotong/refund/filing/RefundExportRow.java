package io.maotong.refund.filing;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.LocalDate;

@TableName("refund_export_row")
final class RefundExportRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long batchId;
    Integer seq;
    String linkNo;
    String entryId;
    Integer itemNo;
    String exportInvoiceNo;
    LocalDate exportDate;
    String tradeMode;
    String commodityCode;
    String name;
    String unit;
    BigDecimal quantity;
    String fobCurrency;
    BigDecimal fobAmount;
    BigDecimal fobUsd;
    String liveKey;
}
