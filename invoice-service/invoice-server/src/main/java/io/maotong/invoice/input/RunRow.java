package io.maotong.invoice.input;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("sync_run")
final class RunRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String buyerTaxNo;
    String status;
    Integer pulled;
    Integer inserted;
    Integer updated;
    Integer unchanged;
    Integer rejected;
    String cursorFrom;
    String cursorTo;
    String reason;
    String startedBy;
    Instant startedAt;
    Instant endedAt;
}
