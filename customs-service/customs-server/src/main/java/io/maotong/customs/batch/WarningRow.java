package io.maotong.customs.batch;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** A warning about one document of an order that holds the order back until somebody decides. */
@TableName("declaration_warning")
final class WarningRow {

    @TableId
    Long id;

    Long merchantId;
    Long batchId;
    String orderNo;
    String docType;
    Integer documentVersion;
    Long documentId;
    String ruleId;
    String field;
    Integer rowNo;
    String expected;
    String hintZh;
    String hintEn;
    String fingerprint;
    WarningState state;
    Instant raisedAt;
    String decidedBy;
    Instant decidedAt;
    String reason;
}
