package io.maotong.customs.batch;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface BatchMapper extends BaseMapper<BatchRow> {

    @Select("SELECT * FROM clearance_batch WHERE id = #{id} FOR UPDATE")
    BatchRow lock(long id);

    @Update("""
            UPDATE clearance_batch SET status = #{status}, declared_at = #{at}, updated_at = #{at}
            WHERE id = #{id} AND status IN ('OPEN', 'LOCKED')
            """)
    int begin(@Param("id") long id, @Param("status") BatchStatus status, @Param("at") Instant at);

    @Update("""
            UPDATE clearance_batch SET status = #{status}, released = #{released}, closed = #{closed}, updated_at = #{at}
            WHERE id = #{id}
            """)
    int progress(
            @Param("id") long id,
            @Param("status") BatchStatus status,
            @Param("released") int released,
            @Param("closed") int closed,
            @Param("at") Instant at);

    @Update("UPDATE clearance_batch SET left_out = left_out + #{leftOut}, updated_at = #{at} WHERE id = #{id}")
    int leaveOut(@Param("id") long id, @Param("leftOut") int leftOut, @Param("at") Instant at);

    @Select("SELECT id, merchant_id FROM clearance_batch"
            + " WHERE status IN ('DECLARING', 'PARTLY_RELEASED', 'RELEASED', 'MANIFESTED', 'DEPARTED') AND updated_at < #{before}"
            + " ORDER BY updated_at LIMIT #{limit}")
    List<BatchRow> unrefreshed(@Param("before") Instant before, @Param("limit") int limit);
}
