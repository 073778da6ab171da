package io.maotong.customs.issue;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("customs_issue")
final class IssueRow {

    @TableId
    Long id;

    Long merchantId;
    String dedupeKey;
    Long version;
    String kind;
    String severity;
    Long documentId;
    String docType;
    String orderNo;
    Long batchId;
    String customsCode;
    String chapter;
    String carrierCode;
    String waybillNo;
    String reference;
    String code;
    String category;
    String fixer;
    String adviceZh;
    String adviceEn;
    String detail;
    IssueStatus status;
    String owner;
    Instant raisedAt;
    Instant dueAt;
    Integer escalation;
    Instant escalateAt;
    Instant resolvedAt;
    String resolvedBy;
    String resolution;
}
