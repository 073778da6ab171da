package io.maotong.invoice.received;

import com.baomidou.mybatisplus.annotation.FieldStrategy;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("received_invoice")
final class ReceivedInvoiceRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    /** Of a legacy invoice: its code and its number. */
    String number;

    /** The received file that tells most of it. */
    Long fileId;

    ReceivedState state;
    Long verificationId;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String outcome;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String stateCode;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    String message;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant checkedAt;

    @TableField(updateStrategy = FieldStrategy.ALWAYS)
    Instant nextAt;

    /** Fields in which the collected invoice is not as the file says, separated by commas. */
    String differs;

    String owner;
    Instant receivedAt;
    Instant updatedAt;
}
