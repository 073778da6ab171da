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

    /** The hash while the import counts: a file that failed or was given up may come again. */
    String liveHash;

    String fileName;
    Long fileSize;
    ImportStatus status;
    ImportMode mode;

    /** Shop of rows that name none, and whose column names are remembered. */
    String shop;

    String preset;

    /** Names of columns with our fields, as JSON; null if they were not given. */
    String mapping;

    String format;
    Integer expectedRows;
    Integer totalRows;
    Integer processedRow;
    Integer accepted;
    Integer rejected;
    Integer duplicates;

    /** Orders that were corrected in place. */
    Integer fixed;

    String violations;
    String createdBy;
    Instant createdAt;
    Instant finishedAt;
}
