package io.maotong.customs.codes;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface TariffHintMapper extends BaseMapper<TariffHintRow> {}
