package io.maotong.customs.returns;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ReturnMapper extends BaseMapper<ReturnRow> {

    @Select("SELECT * FROM customs_return WHERE id = #{id} FOR UPDATE")
    ReturnRow lock(long id);

    @Update("UPDATE customs_return SET status = #{status}, updated_at = #{at} WHERE id = #{id}")
    int settle(@Param("id") long id, @Param("status") ReturnStatus status, @Param("at") Instant at);
}
