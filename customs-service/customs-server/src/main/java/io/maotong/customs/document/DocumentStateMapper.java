package io.maotong.customs.document;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface DocumentStateMapper extends BaseMapper<DocumentStateRow> {}
