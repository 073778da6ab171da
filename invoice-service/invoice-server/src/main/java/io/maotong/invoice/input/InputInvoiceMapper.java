package io.maotong.invoice.input;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface InputInvoiceMapper extends BaseMapper<InputInvoiceRow> {

    /** In the order of their numbers, so that those who lock several never wait for each other in a circle. */
    @Select("""
            <script>
            SELECT * FROM input_invoice WHERE number IN
            <foreach collection="numbers" item="number" open="(" separator="," close=")">#{number}</foreach>
            ORDER BY number FOR UPDATE
            </script>
            """)
    List<InputInvoiceRow> lock(@Param("numbers") Collection<String> numbers);

    @Select("""
            <script>
            SELECT number FROM input_invoice
            WHERE use_kind = 'UNUSED' AND status = 'NORMAL'
            <if test="!kinds.isEmpty()">AND kind_code IN
            <foreach collection="kinds" item="kind" open="(" separator="," close=")">#{kind}</foreach></if>
            ORDER BY issued_on, id
            </script>
            """)
    List<String> selectable(@Param("kinds") Set<String> kinds);

    @Select("""
            <script>
            SELECT DISTINCT i.number FROM input_invoice i
            JOIN input_invoice_line l ON l.invoice_id = i.id
            JOIN input_occupation o ON o.line_id = l.id AND o.live = TRUE
            WHERE i.number IN
            <foreach collection="numbers" item="number" open="(" separator="," close=")">#{number}</foreach>
            </script>
            """)
    List<String> occupied(@Param("numbers") Collection<String> numbers);

    @Update("""
            <script>
            UPDATE input_invoice SET releasing = #{releasing} WHERE number IN
            <foreach collection="numbers" item="number" open="(" separator="," close=")">#{number}</foreach>
            </script>
            """)
    void releasing(@Param("numbers") Collection<String> numbers, @Param("releasing") boolean releasing);
}
