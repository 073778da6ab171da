package io.maotong.order.export;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("export_job")
final class ExportRow {
    @TableId
    Long id;

    Long merchantId;
    String subject;
    String filter;
    ExportStatus status;
    Integer totalRows;
    Integer writtenRows;
    String fileName;
    Long fileSize;
    String requestedBy;
    Instant requestedAt;
    Instant finishedAt;
    Instant expiresAt;
}
