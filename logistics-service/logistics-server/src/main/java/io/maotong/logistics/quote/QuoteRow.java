package io.maotong.logistics.quote;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("quote")
final class QuoteRow {
    @TableId
    Long id;

    Long merchantId;
    String orderNo;
    Long orderVersion;
    Preset preset;
    QuoteStatus status;
    String result;
    Instant createdAt;
    Instant expiresAt;
}
