package io.maotong.invoice.output;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface OutputChangeMapper extends BaseMapper<OutputChangeRow> {}
