package io.maotong.invoice.figure;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface FigureMapper {

    record Runs(Long done, Long failed, Long pulled) {}

    record Compared(Long matched, Long different, Long missing) {}

    record Alert(
            Long id,
            Long merchantId,
            String figure,
            BigDecimal share,
            BigDecimal promised,
            Instant openedAt,
            Instant updatedAt,
            Instant closedAt) {}

    @Select("""
            SELECT COUNT(CASE WHEN status = 'DONE' THEN 1 END) AS done,
              COUNT(CASE WHEN status = 'FAILED' THEN 1 END) AS failed, COALESCE(SUM(pulled), 0) AS pulled
            FROM sync_run WHERE started_at >= #{since}
            """)
    Runs runs(@Param("since") Instant since);

    @Select("SELECT COUNT(*) FROM sync_reject WHERE created_at >= #{since} AND state <> 'FIXED'")
    long rejects(@Param("since") Instant since);

    /** Of the newest comparison of each month and direction. */
    @Select("""
            SELECT COALESCE(SUM(r.matched), 0) AS matched, COALESCE(SUM(r.different), 0) AS different,
              COALESCE(SUM(r.missing_local), 0) AS missing
            FROM reconciliation r JOIN (
              SELECT MAX(id) AS id FROM reconciliation
              WHERE ended_at >= #{since} AND status IN ('MATCHED', 'DIFFERENT')
              GROUP BY merchant_id, direction, period
            ) newest ON newest.id = r.id
            """)
    Compared compared(@Param("since") Instant since);

    @Insert("""
            INSERT INTO sync_alert (id, merchant_id, figure, share, promised, live_key, opened_at, updated_at)
            VALUES (#{id}, #{merchantId}, #{figure}, #{share}, #{promised}, #{figure}, #{at}, #{at})
            ON DUPLICATE KEY UPDATE share = VALUES(share), promised = VALUES(promised), updated_at = VALUES(updated_at)
            """)
    void open(
            @Param("id") long id,
            @Param("merchantId") long merchantId,
            @Param("figure") String figure,
            @Param("share") BigDecimal share,
            @Param("promised") BigDecimal promised,
            @Param("at") Instant at);

    @Update("""
            UPDATE sync_alert SET live_key = NULL, closed_at = #{at}, updated_at = #{at}
            WHERE live_key = #{figure}
            """)
    void close(@Param("figure") String figure, @Param("at") Instant at);

    @Select("""
            SELECT id, merchant_id, figure, share, promised, opened_at, updated_at, closed_at FROM sync_alert
            WHERE closed_at IS NULL ORDER BY id DESC LIMIT #{limit}
            """)
    List<Alert> openAlerts(@Param("limit") int limit);
}
