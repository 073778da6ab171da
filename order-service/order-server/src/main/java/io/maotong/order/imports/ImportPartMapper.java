package io.maotong.order.imports;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface ImportPartMapper extends BaseMapper<ImportPartRow> {}
