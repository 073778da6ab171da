package io.maotong.invoice.imports;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface SheetPartMapper extends BaseMapper<SheetPartRow> {}
