package io.maotong.forex.collection;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("bank_message")
final class MessageRow {

    @TableId
    Long id;

    String bank;
    Long seq;
    String type;
    String messageId;
    MessageState state;
    String reason;
    String body;
    Instant receivedAt;
    Instant handledAt;
}
