package io.maotong.invoice.review;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface LimitMapper extends BaseMapper<LimitRow> {

    /** The one row of the current merchant, if there is one. */
    default LimitRow ofMerchant() {
        return selectOne(new QueryWrapper<>());
    }

    default LimitRow lock() {
        return selectOne(new QueryWrapper<LimitRow>().last("FOR UPDATE"));
    }
}
