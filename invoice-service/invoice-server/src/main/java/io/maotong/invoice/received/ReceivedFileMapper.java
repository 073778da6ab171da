package io.maotong.invoice.received;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface ReceivedFileMapper extends BaseMapper<ReceivedFileRow> {}
