package io.maotong.order.imports;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("order_import")
final class ImportRow {
    @TableId
    Long id;

    Long merchantId;
    String fileHash;
    String fileName;
    Long fileSize;
    ImportStatus status;
    Integer totalRows;
    Integer processedRow;
    Integer accepted;
    Integer rejected;
    Integer duplicates;
    String violations;
    String createdBy;
    Instant createdAt;
    Instant finishedAt;
}
