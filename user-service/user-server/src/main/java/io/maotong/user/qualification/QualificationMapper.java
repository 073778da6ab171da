package io.maotong.user.qualification;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface QualificationMapper extends BaseMapper<QualificationRow> {}
