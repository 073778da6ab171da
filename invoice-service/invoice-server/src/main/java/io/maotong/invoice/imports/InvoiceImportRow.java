package io.maotong.invoice.imports;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("invoice_import")
final class InvoiceImportRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String liveHash;
    String fileName;
    Long fileSize;
    ImportTarget target;
    Boolean submit;
    ImportState status;
    String mapping;
    String matched;
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
