package io.maotong.refund.filing;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

@TableName("refund_finding")
final class RefundFindingRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long batchId;
    String rule;
    String level;
    String object;
    String expected;
    String actual;
    String hintZh;
    String hintEn;
}
