package io.maotong.customs.codes;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

/** A monthly rate of customs: renminbi for one unit of the currency. */
@TableName("customs_rate")
final class RateRow {

    @TableId(type = IdType.AUTO)
    Long id;

    String currency;
    String month;
    BigDecimal cny;
    String source;
    String enteredBy;
    Instant enteredAt;
}
