package io.maotong.forex.matching;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AllocationMapper extends BaseMapper<AllocationRow> {

    String COLUMNS = "id, merchant_id, receipt_id, order_no, version, active, currency, amount, charge, surplus, rule,"
            + " matched_by, matched_at, unmatched_by, unmatched_at, unmatch_reason";

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
             FROM allocation WHERE id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<AllocationRow> lock(@Param("ids") Collection<Long> ids);

    @Select("SELECT " + COLUMNS
            + " FROM allocation WHERE receipt_id = #{receiptId} AND active = TRUE ORDER BY id FOR UPDATE")
    List<AllocationRow> lockActive(@Param("receiptId") long receiptId);

    /** Matches that were taken back, of these receipts. */
    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
             FROM allocation WHERE active = FALSE AND receipt_id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<AllocationRow> takenApart(@Param("ids") Collection<Long> receiptIds);

    @Update("""
            <script>
            UPDATE allocation SET active = FALSE, version = version + 1, unmatched_by = #{by}, unmatched_at = #{at},
              unmatch_reason = #{reason}
            WHERE active = TRUE AND id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int unmatch(
            @Param("ids") Collection<Long> ids,
            @Param("by") String by,
            @Param("at") Instant at,
            @Param("reason") String reason);
}
