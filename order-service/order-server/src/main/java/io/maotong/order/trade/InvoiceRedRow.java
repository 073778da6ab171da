package io.maotong.order.trade;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** A state of a red form, or a red invoice, against an invoice. */
@TableName("invoice_red")
final class InvoiceRedRow {
    @TableId
    Long id;

    Long merchantId;
    String invoiceNumber;
    String sourceId;
    String state;
    Long sourceVersion;
    String number;
    String amount;
    Instant occurredAt;
}
