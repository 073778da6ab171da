package io.maotong.invoice.number;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("number_segment")
final class SegmentRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String sellerTaxNo;
    String prefix;
    Long firstNo;
    Long lastNo;
    Long nextNo;
    String status;
    Instant drawnAt;

    String number(long running) {
        return prefix + "%015d".formatted(running);
    }
}
