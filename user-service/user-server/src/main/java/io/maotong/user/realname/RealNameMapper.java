package io.maotong.user.realname;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface RealNameMapper extends BaseMapper<RealNameRow> {}
