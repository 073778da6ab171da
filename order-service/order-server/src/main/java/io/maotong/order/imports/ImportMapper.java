package io.maotong.order.imports;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ImportMapper extends BaseMapper<ImportRow> {

    /** @return 0 if another worker has gone on from there already, or the file is to be taken now and was only checked */
    @Update("""
            UPDATE order_import SET status = 'RUNNING', processed_row = #{to}, total_rows = total_rows + #{rows},
              accepted = accepted + #{accepted}, rejected = rejected + #{rejected},
              duplicates = duplicates + #{duplicates}
            WHERE id = #{id} AND mode = #{mode} AND processed_row = #{from} AND status IN ('QUEUED', 'RUNNING')
            """)
    int advance(
            @Param("id") long id,
            @Param("mode") ImportMode mode,
            @Param("from") int from,
            @Param("to") int to,
            @Param("rows") int rows,
            @Param("accepted") int accepted,
            @Param("rejected") int rejected,
            @Param("duplicates") int duplicates);

    /** Keeps others from correcting rows of this import meanwhile. */
    @Select("SELECT id FROM order_import WHERE id = #{id} FOR UPDATE")
    Long lock(@Param("id") long id);

    @Update("""
            UPDATE order_import SET accepted = accepted + #{orders}, rejected = rejected - #{orders}, fixed = fixed + #{orders}
            WHERE id = #{id}
            """)
    int fixed(@Param("id") long id, @Param("orders") int orders);
}
