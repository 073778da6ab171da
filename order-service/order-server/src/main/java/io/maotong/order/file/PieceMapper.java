package io.maotong.order.file;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface PieceMapper extends BaseMapper<PieceRow> {}
