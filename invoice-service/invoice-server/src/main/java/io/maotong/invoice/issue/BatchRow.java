package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("export_batch")
final class BatchRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Integer total;
    Integer created;
    Integer existing;
    Integer refused;
    String createdBy;
    Instant createdAt;
}
