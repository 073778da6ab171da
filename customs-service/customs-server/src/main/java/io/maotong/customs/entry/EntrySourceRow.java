package io.maotong.customs.entry;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

/** One line of a list in the declaration line that it went into: the chain of evidence, read from both ends. */
@TableName("customs_entry_source")
final class EntrySourceRow {

    @TableId
    Long id;

    Long merchantId;
    String entryId;
    Integer itemNo;
    String invtNo;
    Integer listLineNo;
    String orderNo;
    String sku;
    BigDecimal quantity;
    String currency;
    BigDecimal total;
}
