package io.maotong.order.returns;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReturnMapper extends BaseMapper<ReturnRow> {

    @Select("SELECT id FROM order_return WHERE return_no = #{returnNo} FOR UPDATE")
    Long lock(@Param("returnNo") String returnNo);
}
