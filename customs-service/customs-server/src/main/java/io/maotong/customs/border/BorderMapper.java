package io.maotong.customs.border;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface BorderMapper extends BaseMapper<BorderRow> {

    @Select("SELECT * FROM border_report WHERE id = #{id} FOR UPDATE")
    BorderRow lock(long id);

    @Update("UPDATE border_report SET status = #{status}, updated_at = #{at} WHERE id = #{id}")
    int settle(@Param("id") long id, @Param("status") String status, @Param("at") Instant at);
}
