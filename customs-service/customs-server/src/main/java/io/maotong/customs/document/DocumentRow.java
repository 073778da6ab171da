package io.maotong.customs.document;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("customs_document")
final class DocumentRow {

    @TableId
    Long id;

    Long merchantId;
    String docType;
    String businessKey;
    String orderNo;
    Long batchId;
    String customsCode;
    String chapter;
    Long parentId;
    Integer chunk;
    String copNo;
    String logisticsCode;
    String logisticsNo;
    String ownerCode;
    String ownerName;
    BigDecimal grossWeight;
    Integer version;
    String appType;
    Long stateVersion;
    DocumentStatus status;
    String returnStatus;
    String returnTime;
    String returnInfo;
    String preNo;
    String invtNo;
    String sumNo;
    Integer resends;
    Instant submittedAt;
    Instant acceptedAt;
    Instant releasedAt;
    Instant departedAt;
    Instant watchAt;
    Instant createdAt;
    Instant updatedAt;
}
