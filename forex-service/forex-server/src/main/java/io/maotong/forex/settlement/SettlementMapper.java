package io.maotong.forex.settlement;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SettlementMapper extends BaseMapper<SettlementRow> {

    @Select("SELECT * FROM settlement WHERE id = #{id} FOR UPDATE")
    SettlementRow lock(@Param("id") long id);
}
