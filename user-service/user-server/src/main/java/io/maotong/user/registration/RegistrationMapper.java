package io.maotong.user.registration;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface RegistrationMapper extends BaseMapper<RegistrationRow> {}
