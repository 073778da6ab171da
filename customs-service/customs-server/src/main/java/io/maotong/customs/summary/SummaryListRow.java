package io.maotong.customs.summary;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

/** A list in a summary; it is in one active summary at a time. */
@TableName("summary_list")
final class SummaryListRow {

    @TableId
    Long id;

    Long merchantId;
    Long summaryId;
    Long listId;
    String invtNo;
    Integer active;
    String entryId;
}
