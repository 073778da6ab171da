package io.maotong.customs.document;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("customs_issue")
final class IssueRow {

    @TableId
    Long id;

    Long merchantId;
    String dedupeKey;
    String kind;
    String severity;
    Long documentId;
    String docType;
    String orderNo;
    Long batchId;
    String reference;
    String code;
    String category;
    String fixer;
    String adviceZh;
    String adviceEn;
    String detail;
    String status;
    Instant raisedAt;
    Instant resolvedAt;
    String resolvedBy;
    String resolution;
}
