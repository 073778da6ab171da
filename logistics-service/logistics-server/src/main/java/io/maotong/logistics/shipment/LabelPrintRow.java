package io.maotong.logistics.shipment;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** Who printed a label, and when: every print is kept. */
@TableName("label_print")
final class LabelPrintRow {
    @TableId
    Long id;

    Long merchantId;
    Long shipmentId;
    Integer printNo;
    String printedBy;
    Instant printedAt;
}
