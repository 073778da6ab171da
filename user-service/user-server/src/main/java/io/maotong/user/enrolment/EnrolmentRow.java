package io.maotong.user.enrolment;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import com.baomidou.mybatisplus.annotation.Version;
import java.time.Instant;
import java.time.LocalDate;

@TableName("enrolment")
final class EnrolmentRow {
    @TableId
    Long id;

    Long merchantId;
    EnrolmentKind kind;
    EnrolmentStatus status;
    Integer round;
    Boolean sending;
    String resultNo;
    String detail;
    LocalDate validFrom;
    LocalDate validTo;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String reason;

    Instant requestedAt;
    String requestedBy;

    @Version
    Integer version;

    /** The same for every try of one round, so that the office knows it again. */
    String serial() {
        return "EN" + id + "-" + round;
    }

    String subject() {
        return "enrolment:" + id;
    }
}
