package io.maotong.refund.filing;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.LocalDate;

@TableName("refund_receipt_row")
final class RefundReceiptRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long batchId;
    String entryId;
    String allocationId;
    String orderNo;
    String currency;
    BigDecimal amount;
    String bankReference;
    LocalDate receivedOn;
    Boolean live;
}
