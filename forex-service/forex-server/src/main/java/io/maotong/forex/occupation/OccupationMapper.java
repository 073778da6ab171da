package io.maotong.forex.occupation;

import com.baomidou.mybatisplus.annotation.InterceptorIgnore;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface OccupationMapper extends BaseMapper<OccupationRow> {

    String COLUMNS = "id, merchant_id, batch_id, allocation_id, entry_id, amount, active, occupied_at, released_at";

    @Select("SELECT " + COLUMNS + " FROM receipt_occupation WHERE batch_id = #{batchId} AND active = TRUE ORDER BY id")
    List<OccupationRow> ofBatch(@Param("batchId") String batchId);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
             FROM receipt_occupation WHERE active = TRUE AND allocation_id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id
            </script>
            """)
    List<OccupationRow> ofAllocations(@Param("ids") Collection<Long> ids);

    // One statement, not a JDBC batch: the before- and after-images of a global transaction come from statements.
    @InterceptorIgnore(tenantLine = "true")
    @Insert("""
            <script>
            INSERT INTO receipt_occupation
              (id, merchant_id, batch_id, allocation_id, entry_id, amount, active, occupied_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.batchId}, #{row.allocationId}, #{row.entryId}, #{row.amount},
               #{row.active}, #{row.occupiedAt})
            </foreach>
            </script>
            """)
    void occupy(@Param("rows") List<OccupationRow> rows);

    @Update("""
            UPDATE receipt_occupation SET active = FALSE, released_at = #{at}
            WHERE batch_id = #{batchId} AND active = TRUE
            """)
    int release(@Param("batchId") String batchId, @Param("at") Instant at);
}
