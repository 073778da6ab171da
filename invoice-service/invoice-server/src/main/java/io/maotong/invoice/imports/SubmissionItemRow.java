package io.maotong.invoice.imports;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("invoice_submission_item")
final class SubmissionItemRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long submissionId;
    Integer place;
    Long invoiceId;
    String requestNo;
    String serialNo;
    String buyerName;
    BigDecimal total;
    SubmissionItemState state;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String violations;

    Instant updatedAt;
}
