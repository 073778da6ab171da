package io.maotong.invoice.order;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.math.BigDecimal;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface LineSourceMapper extends BaseMapper<SourceRow> {

    /** A part of an order line on an issued invoice: what is not reversed yet. @param amount without tax */
    record Issued(String number, Integer lineNo, BigDecimal quantity, BigDecimal amount) {}

    /** @return how many parts changed; 0 if they were not in that state */
    @Update("UPDATE invoice_line_source SET state = #{to} WHERE serial_no = #{serialNo} AND state = #{from}")
    int move(@Param("serialNo") String serialNo, @Param("from") SourceState from, @Param("to") SourceState to);

    /** Parts with something left of an order line, oldest invoice first. */
    @Select("""
            SELECT h.number, s.line_no, s.quantity - s.back_quantity AS quantity,
              s.amount - s.discount_amount - s.back_amount AS amount
            FROM invoice_line_source s
            JOIN invoice_header h ON h.serial_no = s.serial_no
            WHERE s.order_no = #{orderNo} AND s.order_line_no = #{orderLineNo} AND s.state = 'USED'
              AND (s.quantity > s.back_quantity OR s.amount - s.discount_amount > s.back_amount)
            ORDER BY h.issued_at, h.id
            """)
    List<Issued> issued(@Param("orderNo") String orderNo, @Param("orderLineNo") int orderLineNo);

    @Select("SELECT DISTINCT order_no FROM invoice_line_source WHERE serial_no = #{serialNo}")
    List<String> ordersOf(@Param("serialNo") String serialNo);
}
