package io.maotong.customs.returns;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

/** How much of a line of a list comes back. */
@TableName("customs_return_line")
final class ReturnLineRow {

    @TableId
    Long id;

    Long merchantId;
    Long returnId;
    Long listId;
    Integer gnum;
    String gcode;
    String gname;
    BigDecimal quantity;
    BigDecimal quantity1;
    BigDecimal quantity2;
}
