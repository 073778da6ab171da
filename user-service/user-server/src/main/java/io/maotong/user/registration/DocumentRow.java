package io.maotong.user.registration;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("registration_document")
final class DocumentRow {
    @TableId
    Long id;

    Long merchantId;
    Long registrationId;
    Integer round;
    String kind;
    String content;
    String sha256;
    String confirmedBy;
    Instant confirmedAt;
}
