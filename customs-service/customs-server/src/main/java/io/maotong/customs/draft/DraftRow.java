package io.maotong.customs.draft;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

/** A full declaration that a broker can take over, for an order that may not go by list. */
@TableName("declaration_draft")
final class DraftRow {

    @TableId
    Long id;

    Long merchantId;
    String orderNo;
    Long batchId;
    String tradeMode;
    BigDecimal valueCny;
    String reasons;
    String content;
    Instant createdAt;
    Instant updatedAt;
}
