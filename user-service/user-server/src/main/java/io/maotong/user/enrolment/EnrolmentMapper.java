package io.maotong.user.enrolment;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface EnrolmentMapper extends BaseMapper<EnrolmentRow> {}
