package io.maotong.invoice.red;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface RedSyncMapper extends BaseMapper<RedSyncRow> {

    default RedSyncRow lock(long id) {
        return selectOne(new QueryWrapper<RedSyncRow>().eq("id", id).last("FOR UPDATE"));
    }

    default RedSyncRow running() {
        return selectOne(new QueryWrapper<RedSyncRow>().isNotNull("live_key"));
    }
}
