package io.maotong.invoice.delivery;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface DeliveryLogMapper extends BaseMapper<DeliveryLogRow> {}
