package io.maotong.invoice.integrity;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface IntegrityFindingMapper extends BaseMapper<IntegrityFindingRow> {

    @Select("""
            <script>
            SELECT live_key FROM integrity_finding WHERE (merchant_id, live_key) IN
            <foreach collection="rows" item="row" open="(" separator="," close=")">(#{row.merchantId}, #{row.liveKey})</foreach>
            </script>
            """)
    Set<String> open(@Param("rows") List<IntegrityFindingRow> rows);

    /** What is open already is seen once more. */
    @Insert("""
            <script>
            INSERT INTO integrity_finding (id, merchant_id, kind, object_id, number, cause, state, live_key, owner, times,
              found_at, last_seen_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.kind}, #{row.objectId}, #{row.number}, #{row.cause}, 'OPEN',
               #{row.liveKey}, #{row.owner}, 1, #{row.foundAt}, #{row.foundAt})
            </foreach>
            ON DUPLICATE KEY UPDATE times = times + 1, cause = VALUES(cause), last_seen_at = VALUES(last_seen_at)
            </script>
            """)
    int raise(@Param("rows") List<IntegrityFindingRow> rows);

    @Update("""
            <script>
            UPDATE integrity_finding SET state = 'RESOLVED', live_key = NULL, resolved_at = #{at}, resolved_by = 'system',
              reason = #{reason}
            WHERE kind = #{kind} AND state = 'OPEN' AND object_id IN
            <foreach collection="objects" item="object" open="(" separator="," close=")">#{object}</foreach>
            </script>
            """)
    int settle(
            @Param("kind") String kind,
            @Param("objects") Collection<Long> objects,
            @Param("at") Instant at,
            @Param("reason") String reason);

    @Update("UPDATE integrity_finding SET owner = #{owner} WHERE id = #{id} AND state = 'OPEN'")
    int assign(@Param("id") long id, @Param("owner") String owner);

    @Update("""
            UPDATE integrity_finding SET state = 'RESOLVED', live_key = NULL, resolved_at = #{at}, resolved_by = #{by},
              reason = #{reason}
            WHERE id = #{id} AND state = 'OPEN'
            """)
    int resolve(@Param("id") long id, @Param("at") Instant at, @Param("by") String by, @Param("reason") String reason);
}
