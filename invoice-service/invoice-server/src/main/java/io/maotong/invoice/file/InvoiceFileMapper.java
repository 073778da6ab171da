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

    record Numbered(String number, Long fileId) {}

    @Select("""
            <script>
            SELECT h.number, f.file_id FROM invoice_header h
            JOIN invoice_file f ON f.merchant_id = h.merchant_id AND f.invoice_id = h.id
            WHERE h.status IN ('ISSUED', 'DELIVERED', 'PART_REVERSED', 'REVERSED') AND h.number IN
            <foreach collection="numbers" item="number" open="(" separator="," close=")">#{number}</foreach>
            </script>
            """)
    List<Numbered> numbered(@Param("numbers") Collection<String> numbers);
}
