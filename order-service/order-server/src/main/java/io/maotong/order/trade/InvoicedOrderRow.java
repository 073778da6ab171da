package io.maotong.order.trade;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

/** An order that an invoice is of. */
@TableName("invoiced_order")
final class InvoicedOrderRow {
    @TableId
    Long id;

    Long merchantId;
    String invoiceNumber;
    String orderNo;
}
