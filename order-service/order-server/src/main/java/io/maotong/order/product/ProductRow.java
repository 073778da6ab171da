package io.maotong.order.product;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("product")
final class ProductRow {
    @TableId
    Long id;

    Long merchantId;
    String sku;
    String name;
    String nameEn;
    String commodityCode;
    String elements;
    String unit;
    BigDecimal netWeight;
    BigDecimal grossWeight;
    BigDecimal legalQuantity1;
    BigDecimal legalQuantity2;
    String originCountry;
    String barCode;
    ProductStatus status;
    Long version;
    Instant updatedAt;
}
