package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface HeaderMapper extends BaseMapper<HeaderRow> {

    record StatusCount(InvoiceStatus status, Integer invoices) {}

    @Select("SELECT * FROM invoice_header WHERE id = #{id} FOR UPDATE")
    HeaderRow lock(@Param("id") long id);

    @Select("""
            <script>
            SELECT entry_id FROM invoice_header WHERE live_key IN
            <foreach collection="keys" item="key" open="(" separator="," close=")">#{key}</foreach>
            </script>
            """)
    List<String> invoiced(@Param("keys") Collection<String> keys);

    @Select("SELECT status, COUNT(*) AS invoices FROM invoice_header WHERE batch_id = #{batchId} GROUP BY status")
    List<StatusCount> progress(@Param("batchId") long batchId);
}
