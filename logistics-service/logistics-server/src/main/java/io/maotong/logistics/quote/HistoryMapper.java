package io.maotong.logistics.quote;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface HistoryMapper {

    @Select("""
            SELECT carrier AS carrier,
              SUM(CASE WHEN status = 'DELIVERED' THEN 1 ELSE 0 END) AS delivered,
              SUM(CASE WHEN status = 'DELIVERED'
                AND delivered_at <= booked_at + INTERVAL transit_days DAY THEN 1 ELSE 0 END) AS on_time,
              SUM(CASE WHEN status IN ('DELIVERED', 'RETURNED', 'LOST', 'DESTROYED') THEN 1 ELSE 0 END) AS ended,
              SUM(CASE WHEN status IN ('RETURNED', 'LOST', 'DESTROYED') THEN 1 ELSE 0 END) AS trouble
            FROM shipment WHERE created_at > #{since} AND tracking_no IS NOT NULL GROUP BY carrier
            """)
    List<Map<String, Object>> byCarrier(@Param("since") Instant since);
}
