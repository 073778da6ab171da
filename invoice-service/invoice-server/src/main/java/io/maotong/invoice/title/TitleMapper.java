package io.maotong.invoice.title;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface TitleMapper extends BaseMapper<TitleRow> {

    default TitleRow lock(long id) {
        return selectOne(new QueryWrapper<TitleRow>().eq("id", id).last("FOR UPDATE"));
    }

    @Update("UPDATE invoice_title SET default_key = NULL WHERE default_key = #{customerId}")
    void clearDefault(@Param("customerId") String customerId);
}
