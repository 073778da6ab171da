package io.maotong.invoice.reconciliation;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("reconciliation_total")
final class TotalRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long reconciliationId;
    String side;
    Integer blueCount;
    BigDecimal blueAmount;
    BigDecimal blueTax;
    Integer redCount;
    BigDecimal redAmount;
    BigDecimal redTax;

    boolean agrees(TotalRow other) {
        return blueCount.equals(other.blueCount)
                && redCount.equals(other.redCount)
                && blueAmount.compareTo(other.blueAmount) == 0
                && blueTax.compareTo(other.blueTax) == 0
                && redAmount.compareTo(other.redAmount) == 0
                && redTax.compareTo(other.redTax) == 0;
    }
}
