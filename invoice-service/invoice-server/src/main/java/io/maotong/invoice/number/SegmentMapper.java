package io.maotong.invoice.number;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SegmentMapper extends BaseMapper<SegmentRow> {

    @Select("""
            SELECT id, merchant_id, seller_tax_no, prefix, first_no, last_no, next_no, status, drawn_at
            FROM number_segment WHERE seller_tax_no = #{taxNo} AND status = 'OPEN' ORDER BY id LIMIT 1 FOR UPDATE
            """)
    SegmentRow lockOpen(@Param("taxNo") String taxNo);

    @Update("""
            UPDATE number_segment SET status = IF(next_no = last_no, 'SPENT', status), next_no = next_no + 1
            WHERE id = #{id} AND next_no = #{number}
            """)
    int spend(@Param("id") long id, @Param("number") long number);
}
