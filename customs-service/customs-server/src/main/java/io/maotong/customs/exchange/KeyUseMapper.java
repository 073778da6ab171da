package io.maotong.customs.exchange;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface KeyUseMapper extends BaseMapper<KeyUseRow> {}
