package io.maotong.invoice.selection;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.invoice.input.InputUse;
import java.time.Instant;

@TableName("refund_selection")
final class SelectionRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    InputUse useKind;
    Boolean revoking;
    String certificate;
    String status;
    Integer total;
    Integer selected;
    Integer refused;
    Integer partsOpen;
    String createdBy;
    Instant createdAt;
    Instant endedAt;
}
