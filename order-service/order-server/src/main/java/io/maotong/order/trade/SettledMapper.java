package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface SettledMapper extends BaseMapper<SettledRow> {}
