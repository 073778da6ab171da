package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.LocalDate;

@TableName("invoice_voucher")
final class VoucherRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long invoiceId;
    Integer voucherNo;
    String kind;
    String code;
    String number;
    String reference;
    LocalDate issuedOn;
    BigDecimal total;
    BigDecimal deducted;
}
