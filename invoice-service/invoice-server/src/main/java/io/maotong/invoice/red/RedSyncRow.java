package io.maotong.invoice.red;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import java.time.LocalDate;

@TableName("red_sync_run")
final class RedSyncRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String status;
    LocalDate fromDay;
    LocalDate toDay;
    Side cursorSide;
    LocalDate cursorDay;
    Integer cursorPage;
    Integer seen;
    Integer inserted;
    Integer updated;
    Integer rejected;
    String reason;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String liveKey;

    String startedBy;
    Instant startedAt;
    Instant endedAt;
}
