package io.maotong.invoice.order;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("invoice_order_line")
final class OrderLineRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long orderId;
    String orderNo;
    Integer lineNo;
    String delivery;
    String name;
    String shortName;
    String spec;
    String unit;
    BigDecimal unitPrice;
    BigDecimal rate;
    String taxClassCode;
    String preference;
    BigDecimal orderedQuantity;
    BigDecimal orderedTotal;
    BigDecimal quantity;
    BigDecimal amount;
    BigDecimal tax;
    BigDecimal discountAmount;
    BigDecimal discountTax;
    BigDecimal dueTotal;
    BigDecimal ceilingQuantity;
    BigDecimal ceilingTotal;
    BigDecimal reservedQuantity;
    BigDecimal reservedTotal;
    BigDecimal invoicedQuantity;
    BigDecimal invoicedTotal;
    String declaredEntry;
    Boolean classified;

    BigDecimal taken() {
        return reservedTotal.add(invoicedTotal);
    }

    BigDecimal takenQuantity() {
        return reservedQuantity.add(invoicedQuantity);
    }

    BigDecimal dueQuantity() {
        return quantity == null ? BigDecimal.ZERO : quantity;
    }

    boolean isOverInvoiced() {
        return taken().compareTo(dueTotal) > 0 || takenQuantity().compareTo(dueQuantity()) > 0;
    }
}
