package io.maotong.invoice.selection;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PartMapper extends BaseMapper<PartRow> {

    @Update(
            "UPDATE refund_selection_part SET status = 'SUBMITTED', ticket = #{ticket} WHERE id = #{id} AND status = 'PENDING'")
    int submitted(@Param("id") long id, @Param("ticket") String ticket);

    @Update(
            "UPDATE refund_selection_part SET status = #{status} WHERE id = #{id} AND status IN ('PENDING', 'SUBMITTED')")
    int end(@Param("id") long id, @Param("status") String status);
}
