package io.maotong.customs.batch;

import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

/** How often a unit price was declared, at three significant digits. */
@TableName("price_observation")
final class PriceRow {

    Long merchantId;
    String commodityCode;
    String unit;
    String currency;
    BigDecimal price;
    Long times;
}
