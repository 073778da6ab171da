package io.maotong.customs.manifest;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("manifest")
final class ManifestRow {

    @TableId
    Long id;

    Long merchantId;
    String manifestNo;
    Long batchId;
    String billNo;
    String voyageNo;
    String trafName;
    String trafMode;
    String customsCode;
    BigDecimal grossWeight;
    String status;
    Integer lists;
    Instant createdAt;
    Instant updatedAt;
}
