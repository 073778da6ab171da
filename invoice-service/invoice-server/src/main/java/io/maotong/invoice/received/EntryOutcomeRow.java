package io.maotong.invoice.received;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

@TableName("received_entry")
final class EntryOutcomeRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long uploadId;
    Integer entryNo;
    String name;
    /** STORED, DUPLICATE or REFUSED. */
    String outcome;

    Long receivedId;
    Boolean sameBytes;
    String number;
    String violations;
}
