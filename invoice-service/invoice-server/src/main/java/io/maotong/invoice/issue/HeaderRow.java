package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName("invoice_header")
final class HeaderRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long version;
    String kind;
    InvoiceStatus status;
    String uploadState;
    String serialNo;
    Integer attempt;
    String number;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String liveKey;

    String entryId;
    Long batchId;
    String sellerTaxNo;
    String sellerName;
    String regionCode;
    String buyerName;
    String exportPolicy;
    BigDecimal amount;
    BigDecimal tax;
    BigDecimal total;
    String dealCurrency;
    BigDecimal dealAmount;
    BigDecimal exchangeRate;
    LocalDate rateDate;
    String rateSource;
    String tradeTerm;
    String remark;
    String orderNos;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant issuedAt;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String document;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String documentHash;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String acceptanceNo;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String quotaPeriod;

    Integer undecided;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String platformCode;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String platformMessage;

    String createdBy;
    Instant createdAt;
    Instant updatedAt;

    /** What the platform knows this attempt by: another content needs another serial. */
    String uploadSerial() {
        return serialNo + "-" + attempt;
    }
}
