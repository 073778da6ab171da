package io.maotong.order.trade;

import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.math.BigDecimal;
import java.time.Instant;

@TableName(value = "trade_order", autoResultMap = true)
final class OrderRow {
    @TableId
    Long id;

    Long merchantId;
    String orderNo;
    String shop;
    Long version;
    OrderStatus status;
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
    String goods;
    String country;
    String province;
    String city;

    @TableField(typeHandler = EncryptedText.class)
    String consigneeName;

    @TableField(typeHandler = EncryptedText.class)
    String street;

    @TableField(typeHandler = EncryptedText.class)
    String postcode;

    @TableField(typeHandler = EncryptedText.class)
    String phone;

    String phoneIndex;

    @TableField(typeHandler = EncryptedText.class)
    String email;

    Long importId;
    Instant createdAt;
    Instant updatedAt;
}
