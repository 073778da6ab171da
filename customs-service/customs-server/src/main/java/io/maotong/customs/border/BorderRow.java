package io.maotong.customs.border;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** That the parcels of a manifest came to the supervised place, or left the country. */
@TableName("border_report")
final class BorderRow {

    @TableId
    Long id;

    Long merchantId;
    BorderKind kind;
    String reportNo;
    Long manifestId;
    Long batchId;
    String status;
    Instant leftAt;
    String operatorCode;
    Integer parcels;
    String createdBy;
    Instant createdAt;
    Instant updatedAt;
}
