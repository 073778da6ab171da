package io.maotong.invoice.selection;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

@TableName("refund_selection_item")
final class ItemRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long selectionId;
    Long partId;
    String invoiceNumber;
    String status;
    String code;
    String message;
    String usePeriod;
}
