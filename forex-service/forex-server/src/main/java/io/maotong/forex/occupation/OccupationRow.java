package io.maotong.forex.occupation;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("receipt_occupation")
final class OccupationRow {

    @TableId
    Long id;

    Long merchantId;
    String batchId;
    Long allocationId;
    String entryId;
    BigDecimal amount;
    Boolean active;
    Instant occupiedAt;
    Instant releasedAt;
}
