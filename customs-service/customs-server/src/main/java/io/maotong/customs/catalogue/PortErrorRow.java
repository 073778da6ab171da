package io.maotong.customs.catalogue;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.LocalDate;

/** What a code of the port means in some time. */
@TableName("port_error")
final class PortErrorRow {

    @TableId(type = IdType.AUTO)
    Long id;

    String code;
    String category;
    String fixer;
    Boolean retryable;
    String adviceZh;
    String adviceEn;
    Boolean verified;
    LocalDate validFrom;
    LocalDate validTo;
    String source;

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
