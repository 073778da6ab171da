package io.maotong.refund.filing;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface RefundReceiptMapper extends BaseMapper<RefundReceiptRow> {}
