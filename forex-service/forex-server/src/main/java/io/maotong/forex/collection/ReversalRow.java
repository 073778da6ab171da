package io.maotong.forex.collection;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName("receipt_reversal")
final class ReversalRow {

    @TableId
    Long id;

    Long merchantId;
    String bank;
    Long accountId;
    String bankReference;
    String originalReference;
    String originalUetr;
    String currency;
    BigDecimal amount;
    ReversalState state;
    Long receiptId;
    Long messageRow;
    LocalDate bookedOn;
    Instant receivedAt;
    Instant appliedAt;
}
