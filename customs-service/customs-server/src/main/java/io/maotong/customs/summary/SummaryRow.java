package io.maotong.customs.summary;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("summary")
final class SummaryRow {

    @TableId
    Long id;

    Long merchantId;
    String summaryNo;
    String period;
    Long batchId;
    String status;
    String sumNo;
    Integer lists;
    String expected;
    String mismatch;
    Instant createdAt;
    Instant updatedAt;
}
