package io.maotong.invoice.title;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface TitleHistoryMapper extends BaseMapper<TitleHistoryRow> {}
