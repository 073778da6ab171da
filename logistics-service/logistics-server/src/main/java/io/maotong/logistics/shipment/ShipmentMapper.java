package io.maotong.logistics.shipment;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ShipmentMapper extends BaseMapper<ShipmentRow> {

    /** Locks in the order of ids, so that two workers cannot block each other. */
    @Select("""
            <script>
            SELECT * FROM shipment WHERE id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<ShipmentRow> lock(@Param("ids") Collection<Long> ids);

    @Select("""
            SELECT id, merchant_id, carrier, tracking_no, booked_at FROM shipment
            WHERE poll_at <= #{now} ORDER BY poll_at LIMIT #{limit} FOR UPDATE SKIP LOCKED
            """)
    List<ShipmentRow> due(@Param("now") Instant now, @Param("limit") int limit);

    @Update("""
            <script>
            UPDATE shipment SET poll_at = #{at} WHERE id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            AND poll_at IS NOT NULL
            </script>
            """)
    int pollAgain(@Param("ids") Collection<Long> ids, @Param("at") Instant at);

    @Select("SELECT status AS status, COUNT(*) AS shipments FROM shipment WHERE batch_id = #{batchId} GROUP BY status")
    List<Map<String, Object>> countByStatus(@Param("batchId") long batchId);
}
