package io.maotong.invoice.number;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface FateMapper extends BaseMapper<FateRow> {

    @Select("SELECT number FROM number_fate WHERE serial_no = #{serialNo}")
    String numberOf(@Param("serialNo") String serialNo);

    @Update("""
            UPDATE number_fate SET fate = #{fate}, decided_at = #{at}
            WHERE number = #{number} AND fate = 'ALLOCATED'
            """)
    int decide(@Param("number") String number, @Param("fate") String fate, @Param("at") Instant at);

    record FateCount(Long segmentId, String fate, Long numbers) {}

    @Select("""
            <script>
            SELECT segment_id, fate, COUNT(*) AS numbers FROM number_fate WHERE segment_id IN
            <foreach collection="segmentIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            GROUP BY segment_id, fate
            </script>
            """)
    List<FateCount> counts(@Param("segmentIds") Collection<Long> segmentIds);
}
