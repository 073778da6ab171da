package io.maotong.user.account;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("member")
final class MemberRow {
    @TableId
    Long id;

    Long merchantId;
    Long accountId;
    String role;
    String name;
    Instant createdAt;
}
