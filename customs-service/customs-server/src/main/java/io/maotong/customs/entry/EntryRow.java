package io.maotong.customs.entry;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A declaration 报关单. Never changed. */
@TableName("customs_entry")
final class EntryRow {

    @TableId
    Long id;

    Long merchantId;
    String entryId;
    Long version;
    String sumNo;
    String declSeqNo;
    String declState;
    LocalDate exportDate;
    String customsCode;
    String consignorCode;
    String consignorName;
    String tradeMode;
    String destinationCountry;
    BigDecimal grossWeight;
    BigDecimal netWeight;
    Instant createdAt;
}
