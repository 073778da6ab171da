package io.maotong.order.timeline;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface MilestoneMapper extends BaseMapper<MilestoneRow> {

    /** Adds what is not known yet. */
    @Insert("""
            <script>
            INSERT IGNORE INTO order_milestone
              (id, merchant_id, order_no, source, source_id, state, source_version, detail, occurred_at, actor, number,
               channel)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.orderNo}, #{row.source}, #{row.sourceId}, #{row.state},
               #{row.sourceVersion}, #{row.detail}, #{row.occurredAt}, #{row.actor}, #{row.number}, #{row.channel})
            </foreach>
            </script>
            """)
    int note(@Param("rows") Collection<MilestoneRow> rows);

    @Select("""
            SELECT id, merchant_id, order_no, source, source_id, state, source_version, detail, occurred_at, actor, number,
              channel
            FROM order_milestone WHERE order_no = #{orderNo} ORDER BY occurred_at, id
            """)
    List<MilestoneRow> timeline(@Param("orderNo") String orderNo);

    @Select("SELECT CONCAT(COUNT(*), '-', COALESCE(MAX(id), 0)) FROM order_milestone WHERE order_no = #{orderNo}")
    String mark(@Param("orderNo") String orderNo);

    /** Seconds from one state to another, of the newest ones. */
    @Select("""
            SELECT TIMESTAMPDIFF(SECOND, a.occurred_at, b.occurred_at) FROM order_milestone a
            JOIN order_milestone b ON b.order_no = a.order_no AND b.source = a.source AND b.source_id = a.source_id
              AND b.state = #{next}
            WHERE a.source = #{source} AND a.state = #{state} AND a.occurred_at >= #{since}
              AND b.occurred_at >= a.occurred_at
            ORDER BY a.occurred_at DESC LIMIT 500
            """)
    List<Long> pace(
            @Param("source") Source source,
            @Param("state") String state,
            @Param("next") String next,
            @Param("since") Instant since);
}
