package io.maotong.invoice.reconciliation;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface IncidentMapper extends BaseMapper<IncidentRow> {

    /** One open incident for each month: another difference of the same month is the same incident. */
    @Insert("""
            INSERT INTO reconciliation_incident
              (id, merchant_id, direction, period, reconciliation_id, state, owner, live_key, opened_at)
            VALUES
              (#{row.id}, #{row.merchantId}, #{row.direction}, #{row.period}, #{row.reconciliationId}, 'OPEN',
               #{row.owner}, #{row.liveKey}, #{row.openedAt})
            ON DUPLICATE KEY UPDATE reconciliation_id = VALUES(reconciliation_id)
            """)
    void open(@Param("row") IncidentRow row);

    @Update("UPDATE reconciliation_incident SET owner = #{owner} WHERE id = #{id} AND state = 'OPEN'")
    int assign(@Param("id") long id, @Param("owner") String owner);

    @Update("""
            UPDATE reconciliation_incident
            SET state = 'RESOLVED', live_key = NULL, resolved_by = #{by}, resolved_at = #{at}, reason = #{reason}
            WHERE id = #{id} AND state = 'OPEN'
            """)
    int resolve(@Param("id") long id, @Param("by") String by, @Param("at") Instant at, @Param("reason") String reason);

    @Update("""
            UPDATE reconciliation_incident
            SET state = 'RESOLVED', live_key = NULL, resolved_by = #{by}, resolved_at = #{at}, reason = #{reason}
            WHERE live_key = #{key}
            """)
    void agreed(
            @Param("key") String key, @Param("by") String by, @Param("at") Instant at, @Param("reason") String reason);
}
