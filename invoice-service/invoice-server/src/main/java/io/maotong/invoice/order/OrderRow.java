package io.maotong.invoice.order;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import io.maotong.invoice.document.InvoiceKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName(value = "invoice_order", autoResultMap = true)
final class OrderRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String orderNo;
    Long version;
    OrderOrigin origin;
    OrderState status;
    String customerNo;
    InvoiceKind kind;
    String currency;

    @TableField(typeHandler = EncryptedText.class)
    String buyer;

    String buyerName;
    LocalDate orderedOn;
    BigDecimal total;
    BigDecimal paid;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    LocalDate paidOn;

    String remark;
    String contentHash;
    String createdBy;
    Instant createdAt;
    Instant updatedAt;
}
