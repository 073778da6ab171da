package io.maotong.invoice.received;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("received_upload")
final class UploadRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String name;
    String source;
    Long fileId;
    /** RUNNING, DONE or REFUSED. */
    String status;

    Integer entries;
    Integer kept;
    Integer duplicates;
    Integer refused;
    String createdBy;
    Instant createdAt;
    Instant endedAt;
}
