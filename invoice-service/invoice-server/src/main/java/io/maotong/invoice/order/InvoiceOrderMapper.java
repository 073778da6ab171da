package io.maotong.invoice.order;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface InvoiceOrderMapper extends BaseMapper<OrderRow> {

    record Known(Long id, String orderNo, Long version) {}

    @Select("""
            <script>
            SELECT id, order_no, version FROM invoice_order WHERE order_no IN
            <foreach collection="orderNos" item="orderNo" open="(" separator="," close=")">#{orderNo}</foreach>
            FOR UPDATE
            </script>
            """)
    List<Known> lock(@Param("orderNos") Collection<String> orderNos);

    /** Orders of a customer with something left to invoice, oldest first. @param paidUntil null if unpaid ones count */
    @Select("""
            <script>
            SELECT o.order_no FROM invoice_order o
            WHERE o.customer_no = #{customerNo} AND o.status = 'OPEN' AND o.currency = 'CNY'
            AND o.ordered_on &lt;= #{orderedUntil}
            <if test="paidUntil != null">AND o.paid_on &lt;= #{paidUntil}</if>
            AND EXISTS (SELECT 1 FROM invoice_order_line l WHERE l.merchant_id = o.merchant_id AND l.order_id = o.id
            AND l.declared_entry IS NULL AND l.due_total &gt; l.reserved_total + l.invoiced_total)
            ORDER BY o.ordered_on, o.id LIMIT #{limit}
            </script>
            """)
    List<String> open(
            @Param("customerNo") String customerNo,
            @Param("orderedUntil") LocalDate orderedUntil,
            @Param("paidUntil") LocalDate paidUntil,
            @Param("limit") int limit);

    @Insert("""
            <script>
            INSERT INTO declared_order_line (id, merchant_id, order_no, line_no, entry_id) VALUES
            <foreach collection="rows" item="row" separator=",">
            (#{row.id}, #{row.merchantId}, #{row.orderNo}, #{row.lineNo}, #{row.entryId})
            </foreach>
            ON DUPLICATE KEY UPDATE entry_id = VALUES(entry_id)
            </script>
            """)
    void declare(@Param("rows") Collection<DeclaredRow> rows);

    @Select("""
            <script>
            SELECT id, merchant_id, order_no, line_no, entry_id FROM declared_order_line WHERE order_no IN
            <foreach collection="orderNos" item="orderNo" open="(" separator="," close=")">#{orderNo}</foreach>
            </script>
            """)
    List<DeclaredRow> declared(@Param("orderNos") Collection<String> orderNos);

    /** Which of the declarations are known here. */
    @Select("""
            <script>
            SELECT DISTINCT entry_id FROM declared_order_line WHERE entry_id IN
            <foreach collection="entryIds" item="entryId" open="(" separator="," close=")">#{entryId}</foreach>
            </script>
            """)
    Set<String> declaredEntries(@Param("entryIds") Collection<String> entryIds);

    /** @return 0 if it was noted before */
    @Insert("""
            INSERT IGNORE INTO order_give_back (id, merchant_id, red_serial) VALUES (#{id}, #{merchantId}, #{redSerial})
            """)
    int noteGiveBack(@Param("id") long id, @Param("merchantId") long merchantId, @Param("redSerial") String redSerial);
}
