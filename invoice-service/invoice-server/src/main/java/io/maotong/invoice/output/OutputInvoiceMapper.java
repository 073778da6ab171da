package io.maotong.invoice.output;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface OutputInvoiceMapper extends BaseMapper<OutputInvoiceRow> {

    /** In the order of their numbers, so that those who lock several never wait for each other in a circle. */
    @Select("""
            <script>
            SELECT * FROM output_invoice WHERE number IN
            <foreach collection="numbers" item="number" open="(" separator="," close=")">#{number}</foreach>
            ORDER BY number FOR UPDATE
            </script>
            """)
    List<OutputInvoiceRow> lock(@Param("numbers") Collection<String> numbers);
}
