package io.maotong.invoice.imports;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;

@TableName(value = "invoice_import_row", autoResultMap = true)
final class ImportedRequestRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long importId;
    ImportTarget target;
    Integer rowNo;
    String requestNo;
    RowState status;
    Long invoiceId;
    String violations;

    @TableField(typeHandler = EncryptedText.class)
    String cells;
}
