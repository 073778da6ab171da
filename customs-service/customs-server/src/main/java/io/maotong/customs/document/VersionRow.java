package io.maotong.customs.document;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** One content of a document, as it was or will be sent once. Never changed, except that it learns its transmission. */
@TableName("customs_document_version")
final class VersionRow {

    @TableId
    Long id;

    Long merchantId;
    Long documentId;
    Integer version;
    String guid;
    String appType;
    String appTime;
    String reason;
    String content;
    Long transmissionId;
    String createdBy;
    Instant createdAt;
}
