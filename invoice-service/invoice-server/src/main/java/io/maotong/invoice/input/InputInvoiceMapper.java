package io.maotong.invoice.input;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

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
            WHERE use_kind = 'UNUSED' AND status = 'NORMAL' AND kind_code IN
            <foreach collection="kinds" item="kind" open="(" separator="," close=")">#{kind}</foreach>
            ORDER BY issued_on, id
            </script>
            """)
    List<String> selectable(@Param("kinds") Set<String> kinds);
}
