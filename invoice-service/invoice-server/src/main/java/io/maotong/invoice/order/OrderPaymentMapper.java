package io.maotong.invoice.order;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface OrderPaymentMapper extends BaseMapper<PaymentRow> {}
