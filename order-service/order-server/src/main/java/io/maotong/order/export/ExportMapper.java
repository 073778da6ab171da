package io.maotong.order.export;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface ExportMapper extends BaseMapper<ExportRow> {}
