package io.maotong.order.returns;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface ReturnLineMapper extends BaseMapper<ReturnLineRow> {}
