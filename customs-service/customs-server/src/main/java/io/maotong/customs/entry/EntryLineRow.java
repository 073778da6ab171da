package io.maotong.customs.entry;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("customs_entry_line")
final class EntryLineRow {

    @TableId
    Long id;

    Long merchantId;
    String entryId;
    Integer itemNo;
    String commodityCode;
    String name;
    String unit;
    BigDecimal quantity;
    String unit1;
    BigDecimal quantity1;
    String unit2;
    BigDecimal quantity2;
    String currency;
    BigDecimal total;
}
