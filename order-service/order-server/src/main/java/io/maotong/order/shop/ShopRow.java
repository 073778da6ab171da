package io.maotong.order.shop;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("shop")
final class ShopRow {
    @TableId
    Long id;

    Long merchantId;
    String code;
    String name;
    String platformCode;
    String platformName;
    String currency;
    String tradeMode;
    String carrier;
    String payName;
    Boolean closed;
    Boolean learned;
    Long version;
    Instant updatedAt;
}
