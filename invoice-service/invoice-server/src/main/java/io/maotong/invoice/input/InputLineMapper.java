package io.maotong.invoice.input;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface InputLineMapper extends BaseMapper<InputLineRow> {}
