package io.maotong.invoice.imports;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ImportedRequestMapper extends BaseMapper<ImportedRequestRow> {

    /** Which of the requests were accepted before. */
    @Select("""
            <script>
            SELECT DISTINCT request_no FROM invoice_import_row
            WHERE target = #{target} AND status = 'ACCEPTED' AND request_no IN
            <foreach collection="requestNos" item="requestNo" open="(" separator="," close=")">#{requestNo}</foreach>
            </script>
            """)
    Set<String> accepted(@Param("target") ImportTarget target, @Param("requestNos") Collection<String> requestNos);
}
