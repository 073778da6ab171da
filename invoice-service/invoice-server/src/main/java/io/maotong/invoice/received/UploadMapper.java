package io.maotong.invoice.received;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface UploadMapper extends BaseMapper<UploadRow> {

    /** Counts from the entries themselves, so that nothing counts twice. */
    @Update("""
            UPDATE received_upload SET
              entries = (SELECT COUNT(*) FROM received_entry WHERE upload_id = #{id}),
              kept = (SELECT COUNT(*) FROM received_entry WHERE upload_id = #{id} AND outcome = 'STORED'),
              duplicates = (SELECT COUNT(*) FROM received_entry WHERE upload_id = #{id} AND outcome = 'DUPLICATE'),
              refused = (SELECT COUNT(*) FROM received_entry WHERE upload_id = #{id} AND outcome = 'REFUSED'),
              status = 'DONE', ended_at = #{at}
            WHERE id = #{id} AND status = 'RUNNING'
            """)
    int done(@Param("id") long id, @Param("at") Instant at);
}
