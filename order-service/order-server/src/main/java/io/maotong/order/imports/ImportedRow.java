package io.maotong.order.imports;

import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;

/** What became of a row of a file; the cells are kept only if the row has to be corrected. */
@TableName(value = "order_import_row", autoResultMap = true)
final class ImportedRow {
    @TableId
    Long id;

    Long merchantId;
    Long importId;
    Integer rowNo;
    String orderNo;
    RowStatus status;
    String violations;
    String warnings;

    @TableField(typeHandler = EncryptedText.class)
    String cells;
}
