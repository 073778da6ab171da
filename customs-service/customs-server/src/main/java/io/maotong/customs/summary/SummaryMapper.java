package io.maotong.customs.summary;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SummaryMapper extends BaseMapper<SummaryRow> {

    @Select("SELECT * FROM summary WHERE id = #{id} FOR UPDATE")
    SummaryRow lock(long id);

    @Update("""
            UPDATE summary SET status = #{status}, sum_no = #{sumNo}, mismatch = #{mismatch}, updated_at = #{at}
            WHERE id = #{id}
            """)
    int settle(
            @Param("id") long id,
            @Param("status") String status,
            @Param("sumNo") String sumNo,
            @Param("mismatch") String mismatch,
            @Param("at") Instant at);
}
