package io.maotong.invoice.plan;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.issue.InvoiceStatus;
import java.math.BigDecimal;

@TableName(value = "invoice_plan_item", autoResultMap = true)
final class ItemRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long planId;
    Integer itemNo;
    String serialNo;
    ItemStatus status;
    Long invoiceId;
    InvoiceStatus invoiceStatus;
    InvoiceKind kind;
    String buyerName;
    Integer lineCount;
    BigDecimal amount;
    BigDecimal tax;
    BigDecimal total;
    String reasons;

    @TableField(typeHandler = EncryptedText.class)
    String document;

    String violations;
}
