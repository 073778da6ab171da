package io.maotong.invoice.quota;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;

@TableName("quota_move")
final class QuotaMoveRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String sellerTaxNo;
    String period;
    String serial;
    BigDecimal amount;
    String state;
    String answer;
    Instant createdAt;
}
