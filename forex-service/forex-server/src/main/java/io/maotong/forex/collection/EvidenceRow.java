package io.maotong.forex.collection;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("receipt_evidence")
final class EvidenceRow {

    @TableId
    Long id;

    Long merchantId;
    Long receiptId;
    Long messageRow;
    String bankReference;
    EvidenceKind kind;
    Instant notedAt;
}
