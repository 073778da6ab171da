package io.maotong.invoice.number;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
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
}
