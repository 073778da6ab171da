package io.maotong.order.imports;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

/** One thing that is wrong with one row, to be grouped by what repairs it. */
@TableName("order_import_fault")
final class FaultRow {
    @TableId
    Long id;

    Long merchantId;
    Long importId;
    Integer rowNo;
    String repair;
    String code;
    String field;
    String rule;

    /** What was entered, of fields that hold codes and figures. */
    String given;

    String expected;
    String hintZh;
    String hintEn;
}
