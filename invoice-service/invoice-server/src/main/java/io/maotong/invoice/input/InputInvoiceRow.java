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
    // What tells it from all others: 20 digits, or code and number of a legacy one.
    String number;
    String code;
    String printedNo;
    String kindCode;
    String kind;
    InputStatus status;
    String stateCode;
    String abnormalCode;
    String lockCode;
    InputUse useKind;
    String usePeriod;
    Boolean releasing;
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

    InputInvoices.Head head() {
        return new InputInvoices.Head(
                number,
                kindCode,
                issuedOn,
                status,
                useKind,
                usePeriod,
                stateCode,
                abnormalCode,
                lockCode,
                amount,
                total,
                releasing);
    }
}
