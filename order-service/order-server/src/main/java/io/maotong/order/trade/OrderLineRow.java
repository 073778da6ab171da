package io.maotong.order.trade;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("order_line")
final class OrderLineRow {
    @TableId
    Long id;

    Long merchantId;
    Long orderId;
    Integer lineNo;
    String sku;
    String name;
    String nameEn;
    String commodityCode;
    String elements;
    String unit;
    BigDecimal quantity;
    String unit1;
    BigDecimal quantity1;
    String unit2;
    BigDecimal quantity2;
    BigDecimal unitPrice;
    BigDecimal totalPrice;
    BigDecimal netWeight;
    String originCountry;
    String barCode;

    /** Where fields that nobody entered came from, as JSON; null if there are none. */
    String origin;

    /** On its way back, or accepted: never more than the quantity. */
    BigDecimal returningQuantity;

    /** Accepted back. */
    BigDecimal returnedQuantity;

    /** The part of what was accepted back that was not declared then. */
    BigDecimal withdrawnQuantity;
}
