package io.maotong.invoice.archive;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import java.time.LocalDate;

@TableName("archive_voucher")
final class VoucherLinkRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String invoiceNumber;
    String voucherNo;
    LocalDate bookedOn;
    String liveKey;
    String linkedBy;
    Instant linkedAt;
    String withdrawnBy;
    Instant withdrawnAt;
    String reason;
}
