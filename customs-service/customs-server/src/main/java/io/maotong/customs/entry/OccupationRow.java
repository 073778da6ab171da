package io.maotong.customs.entry;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** A declaration item held by a refund batch; active is empty once it was given back. */
@TableName("entry_occupation")
final class OccupationRow {

    @TableId
    Long id;

    Long merchantId;
    String entryId;
    Integer itemNo;
    String batchId;
    Integer active;
    Instant occupiedAt;
    Instant releasedAt;
}
