package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface VoucherMapper extends BaseMapper<VoucherRow> {}
