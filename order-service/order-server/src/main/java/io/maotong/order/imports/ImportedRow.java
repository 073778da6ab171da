package io.maotong.order.imports;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
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

    /** The first row of its order. */
    Integer groupRow;

    String orderNo;
    RowStatus status;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String violations;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String warnings;

    @TableField(typeHandler = EncryptedText.class, updateStrategy = FieldStrategy.ALWAYS)
    String cells;
}
