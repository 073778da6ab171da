package io.maotong.customs.entry;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface EntryLineMapper extends BaseMapper<EntryLineRow> {}
