package io.maotong.invoice.output;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("customer_title")
final class CustomerTitleRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String taxNo;
    String name;
    String nameKey;
    Instant firstSeenAt;
    Instant lastSeenAt;
    String lastInvoice;
}
