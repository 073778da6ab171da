package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName(value = "invoice_header", autoResultMap = true)
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

    Origin origin;
    String reference;
    Long replacesId;
    String contentHash;
    Boolean red;
    String issuerTaxNo;
    String entryId;
    Long batchId;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String sellerTaxNo;

    String sellerName;
    Boolean sellerNatural;

    // A ciphertext differs each time: only the draft's own statement writes it again.
    @TableField(typeHandler = EncryptedText.class, updateStrategy = FieldStrategy.NEVER)
    String sellerContact;

    String regionCode;
    String buyerName;
    Boolean buyerNatural;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String buyerTaxNo;

    @TableField(typeHandler = EncryptedText.class, updateStrategy = FieldStrategy.NEVER)
    String buyerContact;

    String buyerKey;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String specialElement;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String differential;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String levyRefund;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String exportPolicy;

    BigDecimal amount;
    BigDecimal tax;
    BigDecimal total;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String dealCurrency;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    BigDecimal dealAmount;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    BigDecimal exchangeRate;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    LocalDate rateDate;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String rateSource;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String tradeTerm;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String remark;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String settlement;

    String drawer;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String payee;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String reviewer;

    Boolean showSellerBank;
    Boolean showBuyerBank;
    Boolean showSellerAddress;
    Boolean showBuyerAddress;
    String blueNumber;
    String blueConfirmationNo;
    String blueConfirmationId;
    String orderNos;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant issuedAt;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String document;

    /** What is sent, with personal data in it; {@link #document} is where older invoices have it. */
    @TableField(typeHandler = EncryptedText.class, updateStrategy = FieldStrategy.NEVER)
    String sealedDocument;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String documentHash;

    /** The seal over what is issued; null before there is a number and a time. */
    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String rowMac;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String acceptanceNo;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String quotaPeriod;

    Long sender;
    Integer undecided;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String platformCode;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String platformMessage;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String submittedBy;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    LocalDate submittedOn;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String reviewReasons;

    String createdBy;
    Instant createdAt;
    Instant updatedAt;

    /**
     * What the platform knows this attempt by: another content needs another serial. Merchants choose serial numbers of their
     * own and share one access to the platform, so theirs does not go there.
     */
    String uploadSerial() {
        return (origin == Origin.DECLARATION ? serialNo : "IN" + id) + "-" + attempt;
    }
}
