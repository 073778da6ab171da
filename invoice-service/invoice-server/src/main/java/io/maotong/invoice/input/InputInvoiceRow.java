package io.maotong.invoice.input;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import io.maotong.invoice.document.Masked;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName(value = "input_invoice", autoResultMap = true)
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
    // Of an organisation; as it came until it is stored.
    String supplierTaxNo;

    // Of a natural person. A ciphertext differs each time: it is written once.
    @TableField(typeHandler = EncryptedText.class, updateStrategy = FieldStrategy.NEVER)
    String supplierPersonNo;

    // Blind index of either.
    String supplierKey;
    String supplierName;
    String buyerTaxNo;
    String buyerName;
    BigDecimal amount;
    BigDecimal tax;
    BigDecimal total;
    String contentHash;

    @TableField(updateStrategy = FieldStrategy.NEVER)
    String rowMac;

    Instant firstSeenAt;
    Instant updatedAt;

    /** Whosever it is. */
    String supplierNumber() {
        return supplierPersonNo == null ? supplierTaxNo : supplierPersonNo;
    }

    /** The same for others to see: a person's is masked. */
    String shownSupplierNumber() {
        return Masked.taxNumber(supplierNumber());
    }

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
