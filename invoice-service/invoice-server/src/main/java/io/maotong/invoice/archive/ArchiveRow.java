package io.maotong.invoice.archive;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.invoice.file.Retention.RetentionClass;
import java.time.Instant;
import java.time.LocalDate;

@TableName("archive_package")
final class ArchiveRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    /** 全宗号: the tax number of whose archive it is. */
    String fonds;

    Integer bookYear;
    ArchiveCategory category;
    /** One more each time the year is archived anew. */
    Integer edition;
    /** Large years take several. */
    Integer volume;

    Long afterId;
    RetentionClass retention;
    /** RUNNING, DONE, FAILED or REMOVED. */
    String status;

    Integer invoices;
    Integer files;
    Long draftFileId;
    Long fileId;
    Long size;
    String digestSha256;
    String digestSm3;
    Integer findings;
    String checkResult;
    String failure;
    LocalDate keepUntil;
    Boolean legalHold;
    String holdReason;
    String requestedBy;
    Instant createdAt;
    Instant endedAt;
    /** RUNNING, INTACT or BROKEN; null if it was never verified. */
    String verifyState;

    String verifyResult;
    Instant verifiedAt;
}
