package io.maotong.invoice.selection;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

@TableName("refund_selection_part")
final class PartRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long selectionId;
    String serial;
    String status;
    String ticket;
}
