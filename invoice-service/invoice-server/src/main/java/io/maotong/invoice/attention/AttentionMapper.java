package io.maotong.invoice.attention;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AttentionMapper extends BaseMapper<AttentionRow> {

    /** The same matter again is the same item, with what is known now. */
    @Insert("""
            <script>
            INSERT INTO invoice_attention
              (id, merchant_id, cause, subject, detail, owner, state, live_key, times, opened_at, updated_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.cause}, #{row.subject}, #{row.detail}, #{row.owner}, 'OPEN',
               #{row.liveKey}, 1, #{row.openedAt}, #{row.openedAt})
            </foreach>
            ON DUPLICATE KEY UPDATE
              cause = VALUES(cause), detail = VALUES(detail), times = times + 1, updated_at = VALUES(updated_at)
            </script>
            """)
    void raise(@Param("rows") List<AttentionRow> rows);

    @Update("""
            <script>
            UPDATE invoice_attention
            SET state = 'CLOSED', live_key = NULL, closed_at = #{at}, closed_by = #{by}, reason = #{reason}
            WHERE live_key IN
            <foreach collection="keys" item="key" open="(" separator="," close=")">#{key}</foreach>
            </script>
            """)
    int settle(
            @Param("keys") Collection<String> keys,
            @Param("by") String by,
            @Param("at") Instant at,
            @Param("reason") String reason);

    @Update("""
            UPDATE invoice_attention
            SET state = 'CLOSED', live_key = NULL, closed_at = #{at}, closed_by = #{by}, reason = #{reason}
            WHERE id = #{id} AND state = 'OPEN'
            """)
    int close(@Param("id") long id, @Param("by") String by, @Param("at") Instant at, @Param("reason") String reason);

    @Update("""
            UPDATE invoice_attention SET retried_by = #{by}, retried_at = #{at} WHERE id = #{id} AND state = 'OPEN'
            """)
    int retried(@Param("id") long id, @Param("by") String by, @Param("at") Instant at);
}
