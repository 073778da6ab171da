package io.maotong.user.notification;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("notification_read")
final class NotificationReadRow {
    @TableId
    Long id;

    Long merchantId;
    String accountId;
    Long notificationId;
    Instant readAt;
}
