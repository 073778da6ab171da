package io.maotong.customs.imports;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface CodeImportMapper extends BaseMapper<CodeImportRow> {}
