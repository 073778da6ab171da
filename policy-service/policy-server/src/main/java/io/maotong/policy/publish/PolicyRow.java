package io.maotong.policy.publish;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import java.time.LocalDate;

@TableName("policy")
final class PolicyRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long version;
    String title;
    String issuer;
    String documentNo;
    String summary;
    String benefit;
    String conditions;
    String originalUrl;
    LocalDate opensOn;
    LocalDate closesOn;
    PolicyStatus status;
    String createdBy;
    Instant createdAt;
    Instant publishedAt;
}
