package io.maotong.invoice.red;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("red_blue")
final class BlueRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String blueNumber;
    /** Red invoices so far. */
    Long reversals;
    /** What they reversed, positive. */
    BigDecimal amount;

    BigDecimal tax;
}
