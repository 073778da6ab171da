package io.maotong.customs.source;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

/** An order as order-service told it, without personal data of the buyer. */
@TableName("source_order")
final class OrderRow {

    @TableId
    Long id;

    Long merchantId;
    String orderNo;
    Long version;
    String status;
    String platformCode;
    String platformName;
    String tradeMode;
    Instant orderedAt;
    String currency;
    BigDecimal goodsValue;
    BigDecimal freight;
    BigDecimal grossWeight;
    BigDecimal netWeight;
    Integer packs;
    String country;
    String goodsLines;
}
