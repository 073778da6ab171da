package io.maotong.invoice.quota;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("quota")
final class QuotaRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String sellerTaxNo;
    String period;
    BigDecimal downloaded;
    BigDecimal reserved;
    BigDecimal used;
    Boolean lowTold;
    Instant closedAt;
    BigDecimal unspent;
    Instant updatedAt;

    BigDecimal free() {
        return downloaded.subtract(reserved).subtract(used);
    }
}
