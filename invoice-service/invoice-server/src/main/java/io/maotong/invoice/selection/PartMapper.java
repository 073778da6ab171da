package io.maotong.invoice.selection;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PartMapper extends BaseMapper<PartRow> {

    /** From now on its items stay as they are: the same serial must carry the same content. */
    @Update("UPDATE refund_selection_part SET status = 'CHECKED' WHERE id = #{id} AND status = 'PENDING'")
    int checked(@Param("id") long id);

    @Update(
            "UPDATE refund_selection_part SET status = 'SUBMITTED', ticket = #{ticket} WHERE id = #{id} AND status = 'CHECKED'")
    int submitted(@Param("id") long id, @Param("ticket") String ticket);

    @Update(
            "UPDATE refund_selection_part SET status = #{status} WHERE id = #{id} AND status IN ('PENDING', 'CHECKED', 'SUBMITTED')")
    int end(@Param("id") long id, @Param("status") String status);
}
