package io.maotong.invoice.reconciliation;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.invoice.platform.CollectionPlatform.Direction;
import java.time.Instant;

@TableName("reconciliation")
final class ReconciliationRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Direction direction;
    String period;
    String taxNo;
    String status;
    String step;
    String position;
    Integer matched;
    Integer missingLocal;
    Integer missingRemote;
    Integer different;
    Boolean totalsAgree;
    String liveKey;
    String reason;
    String startedBy;
    Instant startedAt;
    Instant endedAt;
}
