package io.maotong.order.trade;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
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
    Progress progress;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String heldReason;

    Boolean cancelled;
    ReturnedShare returned;
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

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String province;

    String city;

    @TableField(typeHandler = EncryptedText.class)
    String consigneeName;

    @TableField(typeHandler = EncryptedText.class)
    String street;

    @TableField(typeHandler = EncryptedText.class, updateStrategy = FieldStrategy.ALWAYS)
    String postcode;

    @TableField(typeHandler = EncryptedText.class)
    String phone;

    String phoneIndex;

    @TableField(typeHandler = EncryptedText.class, updateStrategy = FieldStrategy.ALWAYS)
    String email;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String payName;

    /** Where fields that nobody entered came from, as JSON; null if there are none. */
    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String origin;

    Long importId;
    Instant createdAt;
    Instant updatedAt;

    OrderLife life() {
        return new OrderLife(progress, heldReason, cancelled, returned);
    }

    void live(OrderLife life) {
        progress = life.progress();
        heldReason = life.heldReason();
        cancelled = life.cancelled();
        returned = life.returned();
        status = life.status();
    }
}
