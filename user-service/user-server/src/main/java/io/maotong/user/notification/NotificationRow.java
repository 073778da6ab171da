package io.maotong.user.notification;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("notification")
final class NotificationRow {
    @TableId
    Long id;

    Long merchantId;
    String transition;
    String importance;
    String titleZh;
    String titleEn;
    String bodyZh;
    String bodyEn;
    String link;
    Instant createdAt;
}
