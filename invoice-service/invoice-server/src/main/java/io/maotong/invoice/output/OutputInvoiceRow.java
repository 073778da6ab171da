package io.maotong.invoice.output;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.invoice.input.InputStatus;
import io.maotong.invoice.input.InputUse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName("output_invoice")
final class OutputInvoiceRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long version;
    String number;
    String kindCode;
    InputStatus status;
    String stateCode;
    InputUse buyerUse;
    LocalDate issuedOn;
    Instant issuedAt;
    String sellerTaxNo;
    String buyerTaxNo;
    String buyerName;
    BigDecimal amount;
    BigDecimal tax;
    BigDecimal total;
    String contentHash;
    Instant firstSeenAt;
    Instant updatedAt;
}
