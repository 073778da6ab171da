package io.maotong.user.timeline;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface TimelineMapper extends BaseMapper<TimelineRow> {}
