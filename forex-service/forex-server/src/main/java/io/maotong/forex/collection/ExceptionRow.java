package io.maotong.forex.collection;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("bank_exception")
final class ExceptionRow {

    @TableId
    Long id;

    String bank;
    ExceptionKind kind;
    String reference;
    Long messageRow;
    String state;
    String detail;
    Instant raisedAt;
    Instant resolvedAt;
}
