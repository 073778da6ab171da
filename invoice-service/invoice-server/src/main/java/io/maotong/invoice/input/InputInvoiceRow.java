package io.maotong.invoice.input;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName("input_invoice")
final class InputInvoiceRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long version;
    String number;
    String kindCode;
    String kind;
    InputStatus status;
    InputUse useKind;
    String usePeriod;
    LocalDate issuedOn;
    Instant issuedAt;
    String supplierTaxNo;
    String supplierName;
    String buyerTaxNo;
    String buyerName;
    BigDecimal amount;
    BigDecimal tax;
    BigDecimal total;
    String contentHash;
    Instant firstSeenAt;
    Instant updatedAt;
}
