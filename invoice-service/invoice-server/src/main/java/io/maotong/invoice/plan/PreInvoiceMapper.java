package io.maotong.invoice.plan;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PreInvoiceMapper extends BaseMapper<PreInvoiceRow> {

    @Insert("""
            INSERT INTO pre_invoice (id, merchant_id, plan_id, order_no, total, invoiced_on, state, matched_on)
            VALUES (#{row.id}, #{row.merchantId}, #{row.planId}, #{row.orderNo}, #{row.total}, #{row.invoicedOn},
              #{row.state}, #{row.matchedOn})
            ON DUPLICATE KEY UPDATE total = total + VALUES(total)
            """)
    void add(@Param("row") PreInvoiceRow row);

    @Update("""
            UPDATE pre_invoice SET state = 'MATCHED', matched_on = #{on}
            WHERE order_no = #{orderNo} AND state IN ('OPEN', 'OVERDUE')
            """)
    int match(@Param("orderNo") String orderNo, @Param("on") LocalDate on);

    /** An invoice of it was reversed: that much less is to be paid; nothing at all once the last one is. */
    @Update("""
            UPDATE pre_invoice SET total = total - #{total}, state = IF(total <= 0, 'REVERSED', state)
            WHERE plan_id = #{planId} AND order_no = #{orderNo}
            """)
    int reversed(@Param("planId") long planId, @Param("orderNo") String orderNo, @Param("total") BigDecimal total);

    @Select("""
            SELECT COUNT(*) FROM pre_invoice WHERE order_no = #{orderNo} AND state IN ('OPEN', 'OVERDUE')
            """)
    int waiting(@Param("orderNo") String orderNo);

    /** What has waited too long and was not raised yet, of everybody. */
    @Select("""
            SELECT * FROM pre_invoice WHERE state = 'OPEN' AND invoiced_on < #{before} ORDER BY invoiced_on, id
            LIMIT #{limit} FOR UPDATE
            """)
    List<PreInvoiceRow> overdue(@Param("before") LocalDate before, @Param("limit") int limit);
}
