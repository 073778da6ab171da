package io.maotong.logistics.shipment;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface TrackingEventMapper extends BaseMapper<TrackingEventRow> {

    /** Adds what is not known yet. */
    @Insert("""
            <script>
            INSERT IGNORE INTO tracking_event (id, merchant_id, shipment_id, identity, happened_at, local_time,
              offset_text, offset_assumed, status, code, location, description, received_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.shipmentId}, #{row.identity}, #{row.happenedAt}, #{row.localTime},
               #{row.offsetText}, #{row.offsetAssumed}, #{row.status}, #{row.code}, #{row.location},
               #{row.description}, #{row.receivedAt})
            </foreach>
            </script>
            """)
    int note(@Param("rows") Collection<TrackingEventRow> rows);
}
