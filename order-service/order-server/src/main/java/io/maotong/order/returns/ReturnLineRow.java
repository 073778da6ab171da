package io.maotong.order.returns;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("order_return_line")
final class ReturnLineRow {
    @TableId
    Long id;

    Long merchantId;
    Long returnId;
    Integer lineNo;
    String sku;
    BigDecimal quantity;
    BigDecimal accepted;
    BigDecimal goodsValue;
    GoodsState goodsState;

    /** What counts of it now. */
    BigDecimal counting() {
        return accepted == null ? quantity : accepted;
    }
}
