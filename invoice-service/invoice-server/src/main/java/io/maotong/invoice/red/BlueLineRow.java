package io.maotong.invoice.red;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("red_blue_line")
final class BlueLineRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long blueId;
    Integer lineNo;
    BigDecimal amount;
    BigDecimal tax;
    BigDecimal quantity;
    BigDecimal takenAmount;
    BigDecimal takenTax;
    BigDecimal takenQuantity;
    BigDecimal takenAllowance;

    Taken taken() {
        return new Taken(takenAmount, takenTax, takenQuantity, takenAllowance);
    }
}
