package io.maotong.invoice.title;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface TitleChangeMapper extends BaseMapper<TitleChangeRow> {

    default TitleChangeRow open(long titleId) {
        return selectOne(new QueryWrapper<TitleChangeRow>().eq("open_key", titleId));
    }
}
