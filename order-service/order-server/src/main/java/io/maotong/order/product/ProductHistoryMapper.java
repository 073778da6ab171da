package io.maotong.order.product;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface ProductHistoryMapper extends BaseMapper<ProductHistoryRow> {}
