package io.maotong.invoice.offline;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface QueueMapper extends BaseMapper<QueueRow> {}
