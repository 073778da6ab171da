package io.maotong.customs.entry;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** A part of a summary result 792 as it came. */
@TableName("summary_result")
final class SummaryResultRow {

    @TableId
    Long id;

    Long merchantId;
    String sumNo;
    String declSeqNo;
    String entryId;
    Integer msgCount;
    Integer msgSeqNo;
    String head;
    String links;
    String opDate;
    Instant receivedAt;
}
