package io.maotong.invoice.file;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface InvoiceFileMapper extends BaseMapper<InvoiceFileRow> {

    @Select("""
            <script>
            SELECT * FROM invoice_file WHERE invoice_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY invoice_id, format, origin
            </script>
            """)
    List<InvoiceFileRow> of(@Param("ids") Collection<Long> invoiceIds);
}
