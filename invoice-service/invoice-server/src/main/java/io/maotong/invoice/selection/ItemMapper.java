package io.maotong.invoice.selection;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface ItemMapper extends BaseMapper<ItemRow> {}
