package io.maotong.invoice.selection;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SelectionMapper extends BaseMapper<SelectionRow> {

    /** MySQL assigns from left to right: the status is told by what is open after this part. */
    @Update("""
            UPDATE refund_selection SET selected = selected + #{selected}, refused = refused + #{refused},
              parts_open = parts_open - 1,
              ended_at = IF(parts_open = 0, #{at}, NULL),
              status = IF(parts_open = 0, 'DONE', status)
            WHERE id = #{id}
            """)
    void partEnded(
            @Param("id") long id,
            @Param("selected") int selected,
            @Param("refused") int refused,
            @Param("at") Instant at);

    @Update("UPDATE refund_selection SET refused = refused + #{refused} WHERE id = #{id}")
    void refused(@Param("id") long id, @Param("refused") int refused);
}
