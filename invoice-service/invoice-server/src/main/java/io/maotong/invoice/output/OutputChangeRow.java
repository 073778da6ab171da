package io.maotong.invoice.output;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.invoice.input.InputStatus;
import io.maotong.invoice.input.InputUse;
import java.time.Instant;

@TableName("output_invoice_change")
final class OutputChangeRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long invoiceId;
    InputStatus status;
    InputUse buyerUse;
    String origin;
    String channel;
    Instant happenedAt;
}
