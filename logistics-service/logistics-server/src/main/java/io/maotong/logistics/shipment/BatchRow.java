package io.maotong.logistics.shipment;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.logistics.quote.Preset;
import java.time.Instant;

@TableName("shipment_batch")
final class BatchRow {
    @TableId
    Long id;

    Long merchantId;
    Preset preset;
    Integer total;
    String createdBy;
    Instant createdAt;
}
