package io.maotong.invoice.red;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface BlueLineMapper extends BaseMapper<BlueLineRow> {}
