package io.maotong.order.imports;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** Which of the merchant's columns is which. */
@TableName("column_mapping")
final class MappingRow {
    @TableId
    Long id;

    Long merchantId;
    String shop;
    String headerHash;
    String header;
    String mapping;
    Integer uses;
    Instant usedAt;
}
