package io.maotong.invoice.imports;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("invoice_submission")
final class SubmissionRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String liveKey;
    SubmissionStatus status;
    Integer items;
    String createdBy;
    Instant createdAt;
    String submittedBy;
    Instant submittedAt;
    Instant finishedAt;
}
