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

    /** A part of an order line on an issued invoice. @param quantity what is not reversed yet */
    record Issued(String number, Integer lineNo, BigDecimal quantity) {}

    /** @return how many parts changed; 0 if they were not in that state */
    @Update("UPDATE invoice_line_source SET state = #{to} WHERE serial_no = #{serialNo} AND state = #{from}")
    int move(@Param("serialNo") String serialNo, @Param("from") SourceState from, @Param("to") SourceState to);

    /** Parts with something left of an order line that is counted, oldest invoice first. */
    @Select("""
            SELECT h.number, s.line_no, s.quantity - s.back_quantity AS quantity
            FROM invoice_line_source s
            JOIN invoice_header h ON h.serial_no = s.serial_no
            WHERE s.order_no = #{orderNo} AND s.order_line_no = #{orderLineNo} AND s.state = 'USED'
              AND s.quantity > s.back_quantity
            ORDER BY h.issued_at, h.id
            """)
    List<Issued> issued(@Param("orderNo") String orderNo, @Param("orderLineNo") int orderLineNo);
}
