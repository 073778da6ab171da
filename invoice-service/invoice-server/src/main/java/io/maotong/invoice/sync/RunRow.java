package io.maotong.invoice.sync;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import java.time.LocalDate;

@TableName("sync_run")
final class RunRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    // The taxpayer, whichever side of the invoices it is on.
    String buyerTaxNo;
    String kind;
    String status;
    LocalDate windowFrom;
    LocalDate windowTo;
    Integer pulled;
    Integer inserted;
    Integer updated;
    Integer unchanged;
    Integer rejected;
    String cursorFrom;
    String cursorTo;
    String checksum;
    String reason;
    String startedBy;
    Instant startedAt;
    Instant endedAt;

    SyncRun told() {
        return new SyncRun(
                id,
                merchantId,
                kind,
                status,
                windowFrom,
                windowTo,
                pulled,
                inserted,
                updated,
                unchanged,
                rejected,
                cursorTo,
                checksum,
                reason,
                startedBy,
                startedAt,
                endedAt);
    }
}
