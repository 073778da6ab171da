package io.maotong.invoice.order;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The conditional updates say how many lines they changed: fewer than wanted means that somebody was faster. */
@Mapper
interface InvoiceOrderLineMapper extends BaseMapper<OrderLineRow> {

    /** What live invoices draw of a line. */
    record Drawn(
            Long orderLineId,
            BigDecimal quantity,
            BigDecimal amount,
            BigDecimal tax,
            BigDecimal discountAmount,
            BigDecimal discountTax) {}

    @Select("""
            <script>
            SELECT * FROM invoice_order_line WHERE id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<OrderLineRow> lock(@Param("ids") Collection<Long> ids);

    @Select("SELECT * FROM invoice_order_line WHERE order_id = #{orderId} ORDER BY line_no FOR UPDATE")
    List<OrderLineRow> lockOrder(@Param("orderId") long orderId);

    @Select("""
            <script>
            SELECT order_line_id, COALESCE(SUM(quantity - back_quantity), 0) AS quantity,
            SUM(amount - back_amount) AS amount, SUM(tax - back_tax) AS tax,
            SUM(discount_amount) AS discount_amount, SUM(discount_tax) AS discount_tax
            FROM invoice_line_source WHERE state IN ('RESERVED', 'USED') AND order_line_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            GROUP BY order_line_id
            </script>
            """)
    List<Drawn> drawn(@Param("ids") Collection<Long> ids);

    /** Draws what the sources of a plan, or of one of its invoices, need; lines that have less left stay as they are. */
    @Update("""
            <script>
            UPDATE invoice_order_line l JOIN (
              SELECT order_line_id, SUM(total) AS total, SUM(COALESCE(quantity, 0)) AS quantity
              FROM invoice_line_source WHERE merchant_id = #{merchantId} AND state = 'RESERVED'
              <if test="planId != null">AND plan_id = #{planId}</if>
              <if test="serialNo != null">AND serial_no = #{serialNo}</if>
              GROUP BY order_line_id) s ON s.order_line_id = l.id
            SET l.reserved_total = l.reserved_total + s.total, l.reserved_quantity = l.reserved_quantity + s.quantity
            WHERE l.declared_entry IS NULL AND l.reserved_total + l.invoiced_total + s.total &lt;= l.due_total
            AND l.reserved_quantity + l.invoiced_quantity + s.quantity &lt;= COALESCE(l.quantity, 0)
            </script>
            """)
    int reserve(@Param("merchantId") long merchantId, @Param("planId") Long planId, @Param("serialNo") String serialNo);

    @Update("""
            UPDATE invoice_order_line l JOIN (
              SELECT order_line_id, SUM(total) AS total, SUM(COALESCE(quantity, 0)) AS quantity
              FROM invoice_line_source WHERE merchant_id = #{merchantId} AND serial_no = #{serialNo}
              GROUP BY order_line_id) s ON s.order_line_id = l.id
            SET l.reserved_total = l.reserved_total - s.total, l.reserved_quantity = l.reserved_quantity - s.quantity,
              l.invoiced_total = l.invoiced_total + s.total, l.invoiced_quantity = l.invoiced_quantity + s.quantity
            """)
    int use(@Param("merchantId") long merchantId, @Param("serialNo") String serialNo);

    @Update("""
            UPDATE invoice_order_line l JOIN (
              SELECT order_line_id, SUM(total) AS total, SUM(COALESCE(quantity, 0)) AS quantity
              FROM invoice_line_source WHERE merchant_id = #{merchantId} AND serial_no = #{serialNo}
              GROUP BY order_line_id) s ON s.order_line_id = l.id
            SET l.reserved_total = l.reserved_total - s.total, l.reserved_quantity = l.reserved_quantity - s.quantity
            """)
    int release(@Param("merchantId") long merchantId, @Param("serialNo") String serialNo);

    @Update("""
            UPDATE invoice_order_line l JOIN declared_order_line d
              ON d.merchant_id = #{merchantId} AND d.order_no = l.order_no AND d.line_no = l.line_no
            SET l.declared_entry = d.entry_id WHERE d.entry_id = #{entryId}
            """)
    void declare(@Param("merchantId") long merchantId, @Param("entryId") String entryId);

    /** Lines that stand on one of the declarations and are drawn by plans. */
    @Select("""
            <script>
            SELECT l.* FROM declared_order_line d
            JOIN invoice_order_line l ON l.merchant_id = d.merchant_id AND l.order_no = d.order_no AND l.line_no = d.line_no
              AND l.declared_entry = d.entry_id
            WHERE d.entry_id IN
            <foreach collection="entryIds" item="entryId" open="(" separator="," close=")">#{entryId}</foreach>
            AND l.reserved_total + l.invoiced_total &gt; 0
            </script>
            """)
    List<OrderLineRow> drawnOf(@Param("entryIds") Collection<String> entryIds);

    /** The ceiling follows the order, but never below what is drawn. */
    @Insert("""
            <script>
            INSERT INTO invoice_order_line (id, merchant_id, order_id, order_no, line_no, delivery, name, short_name, spec,
              unit, unit_price, rate, tax_class_code, preference, ordered_quantity, ordered_total, quantity, amount, tax,
              discount_amount, discount_tax, due_total, ceiling_quantity, ceiling_total, declared_entry) VALUES
            <foreach collection="rows" item="r" separator=",">
            (#{r.id}, #{r.merchantId}, #{r.orderId}, #{r.orderNo}, #{r.lineNo}, #{r.delivery}, #{r.name}, #{r.shortName},
             #{r.spec}, #{r.unit}, #{r.unitPrice}, #{r.rate}, #{r.taxClassCode}, #{r.preference}, #{r.orderedQuantity},
             #{r.orderedTotal}, #{r.quantity}, #{r.amount}, #{r.tax}, #{r.discountAmount}, #{r.discountTax},
             #{r.dueTotal}, #{r.ceilingQuantity}, #{r.ceilingTotal}, #{r.declaredEntry})
            </foreach>
            ON DUPLICATE KEY UPDATE name = VALUES(name),
              short_name = IF(classified, short_name, VALUES(short_name)), unit = VALUES(unit),
              unit_price = VALUES(unit_price), rate = VALUES(rate),
              tax_class_code = IF(classified, tax_class_code, VALUES(tax_class_code)),
              ordered_quantity = VALUES(ordered_quantity), ordered_total = VALUES(ordered_total),
              quantity = VALUES(quantity), amount = VALUES(amount), tax = VALUES(tax),
              discount_amount = VALUES(discount_amount), discount_tax = VALUES(discount_tax),
              due_total = VALUES(due_total),
              ceiling_quantity = GREATEST(VALUES(ceiling_quantity), reserved_quantity + invoiced_quantity),
              ceiling_total = GREATEST(VALUES(ceiling_total), reserved_total + invoiced_total),
              declared_entry = COALESCE(VALUES(declared_entry), declared_entry)
            </script>
            """)
    void save(@Param("rows") Collection<OrderLineRow> rows);

    /** Lines that the order does not have any more: nothing is due of them. */
    @Update("""
            UPDATE invoice_order_line SET quantity = IF(quantity IS NULL, NULL, 0), amount = 0, tax = 0,
              discount_amount = 0, discount_tax = 0, due_total = 0
            WHERE order_id = #{orderId} AND line_no > #{lines}
            """)
    void cutOff(@Param("orderId") long orderId, @Param("lines") int lines);
}
