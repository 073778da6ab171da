package io.maotong.invoice.number;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("number_fate")
final class FateRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long segmentId;
    String number;
    String serialNo;
    String fate;
    Instant allocatedAt;
    Instant decidedAt;
}
