package io.maotong.customs.issue;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** One thing that somebody did about an exception. */
@TableName("customs_issue_step")
final class StepRow {

    @TableId
    Long id;

    Long merchantId;
    Long issueId;
    StepAction action;
    String owner;
    String note;
    String doneBy;
    Instant doneAt;
}
