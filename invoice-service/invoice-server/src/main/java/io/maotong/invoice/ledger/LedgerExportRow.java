package io.maotong.invoice.ledger;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("ledger_export")
final class LedgerExportRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    LedgerKind kind;
    LedgerFormat format;
    Boolean masked;
    String filters;
    LedgerState status;
    Integer totalRows;
    Integer writtenRows;
    Long fileSize;
    String sha256;
    String createdBy;
    Instant createdAt;
    Instant finishedAt;
}
