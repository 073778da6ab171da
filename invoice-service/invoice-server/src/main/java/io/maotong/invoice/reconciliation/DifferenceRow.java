package io.maotong.invoice.reconciliation;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("reconciliation_difference")
final class DifferenceRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long reconciliationId;
    DifferenceKind kind;
    String number;
    BigDecimal localAmount;
    BigDecimal localTax;
    BigDecimal remoteAmount;
    BigDecimal remoteTax;
}
