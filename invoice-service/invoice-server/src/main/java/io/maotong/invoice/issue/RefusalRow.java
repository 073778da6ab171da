package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

@TableName("export_batch_refusal")
final class RefusalRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long batchId;
    String entryId;
    String code;
    String field;
    String rule;
    String expected;
    String hintZh;
    String hintEn;
}
