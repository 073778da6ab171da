package io.maotong.logistics.shipment;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface BatchMapper extends BaseMapper<BatchRow> {}
