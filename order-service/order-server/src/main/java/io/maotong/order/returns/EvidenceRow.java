package io.maotong.order.returns;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("order_return_evidence")
final class EvidenceRow {
    @TableId
    Long id;

    Long merchantId;
    Long returnId;
    String fileName;
    String mediaType;
    String fileHash;
    Long fileSize;
    String addedBy;
    Instant addedAt;
}
