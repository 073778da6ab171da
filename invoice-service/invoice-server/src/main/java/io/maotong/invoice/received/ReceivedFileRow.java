package io.maotong.invoice.received;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import io.maotong.invoice.file.FileFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName(value = "received_file", autoResultMap = true)
final class ReceivedFileRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    /** Of a legacy invoice: its code and its number. */
    String number;

    FileFormat format;
    Boolean partial;
    String kindName;
    Boolean special;
    Boolean red;
    LocalDate issuedOn;
    String sellerName;
    String buyerName;
    BigDecimal amount;
    BigDecimal tax;
    BigDecimal total;

    @TableField(typeHandler = EncryptedText.class)
    String content;

    String unread;
    Long fileId;
    String sha256;
    String sm3;
    String source;
    String receivedBy;
    Instant receivedAt;
}
