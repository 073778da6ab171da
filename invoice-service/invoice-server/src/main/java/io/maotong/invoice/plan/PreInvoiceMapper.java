package io.maotong.invoice.plan;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.LocalDate;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
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

    @Update("""
            UPDATE pre_invoice SET state = 'OVERDUE', alerted_on = #{today}
            WHERE state = 'OPEN' AND invoiced_on < #{before}
            """)
    int overdue(@Param("before") LocalDate before, @Param("today") LocalDate today);
}
