package io.maotong.order.product;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** A product as it was from one change to the next. */
@TableName("product_history")
final class ProductHistoryRow {
    @TableId
    Long id;

    Long merchantId;
    String sku;
    Long version;
    String content;
    String actor;
    Instant changedAt;
}
