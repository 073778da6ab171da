package io.maotong.invoice.sync;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RejectMapper extends BaseMapper<RejectRow> {

    /** The same record again is counted, and stays as a person left it. */
    @Insert("""
            <script>
            INSERT INTO sync_reject (id, merchant_id, run_id, kind, number, rule, detail, sealed_record, digest, state, times,
              created_at, last_seen_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.runId}, #{row.kind}, #{row.number}, #{row.rule}, #{row.detail},
               #{row.sealedRecord,typeHandler=io.maotong.data.key.EncryptedText}, #{row.digest}, 'OPEN', 1, #{row.createdAt}, #{row.createdAt})
            </foreach>
            ON DUPLICATE KEY UPDATE run_id = VALUES(run_id), times = times + 1, last_seen_at = VALUES(last_seen_at)
            </script>
            """)
    void insertAll(@Param("rows") List<RejectRow> rows);

    default RejectRow lock(long id) {
        return selectOne(new QueryWrapper<RejectRow>().eq("id", id).last("FOR UPDATE"));
    }

    @Update("""
            UPDATE sync_reject SET state = #{state}, handled_by = #{by}, handled_at = #{at}, reason = #{reason}
            WHERE id = #{id} AND state = 'OPEN'
            """)
    int handle(
            @Param("id") long id,
            @Param("state") String state,
            @Param("by") String by,
            @Param("at") Instant at,
            @Param("reason") String reason);

    @Update("UPDATE sync_reject SET rule = #{rule}, detail = #{detail} WHERE id = #{id}")
    int explain(@Param("id") long id, @Param("rule") String rule, @Param("detail") String detail);
}
