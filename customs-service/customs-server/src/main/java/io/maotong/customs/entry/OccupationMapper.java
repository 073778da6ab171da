package io.maotong.customs.entry;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface OccupationMapper extends BaseMapper<OccupationRow> {

    @Select("""
            <script>
            SELECT * FROM entry_occupation WHERE active = 1 AND entry_id IN
              <foreach collection="entryIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<OccupationRow> activeOf(@Param("entryIds") Collection<String> entryIds);

    @Update("UPDATE entry_occupation SET active = NULL, released_at = #{at}"
            + " WHERE batch_id = #{batchId} AND active = 1")
    int release(@Param("batchId") String batchId, @Param("at") Instant at);
}
