package io.maotong.invoice.file;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("invoice_file")
final class InvoiceFileRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long invoiceId;
    FileFormat format;
    FileOrigin origin;
    Long fileId;
    String actor;
    Instant createdAt;
}
