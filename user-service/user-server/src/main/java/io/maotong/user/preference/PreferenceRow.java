package io.maotong.user.preference;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("preference")
final class PreferenceRow {
    @TableId
    Long id;

    Long merchantId;
    String accountId;
    String body;
    Instant changedAt;
}
