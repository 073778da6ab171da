package io.maotong.invoice.quota;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface QuotaMoveMapper extends BaseMapper<QuotaMoveRow> {

    @Select("""
            SELECT * FROM quota_move WHERE seller_tax_no = #{taxNo} AND period = #{period} AND state = 'OPEN'
            ORDER BY id LIMIT 1
            """)
    QuotaMoveRow open(@Param("taxNo") String taxNo, @Param("period") String period);

    @Update("UPDATE quota_move SET state = #{state}, answer = #{answer} WHERE id = #{id} AND state = 'OPEN'")
    int close(@Param("id") long id, @Param("state") String state, @Param("answer") String answer);
}
