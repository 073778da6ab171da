package io.maotong.logistics.quote;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface QuoteMapper extends BaseMapper<QuoteRow> {

    @Select("""
            SELECT id, merchant_id, order_no, order_version, preset, status, result, created_at, expires_at FROM quote
            WHERE order_no = #{orderNo} AND order_version = #{version} AND preset = #{preset} AND expires_at > #{now}
            ORDER BY created_at DESC LIMIT 1
            """)
    QuoteRow valid(
            @Param("orderNo") String orderNo,
            @Param("version") long version,
            @Param("preset") Preset preset,
            @Param("now") Instant now);
}
