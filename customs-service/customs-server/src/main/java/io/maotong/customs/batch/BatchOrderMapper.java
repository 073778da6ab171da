package io.maotong.customs.batch;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface BatchOrderMapper extends BaseMapper<BatchOrderRow> {

    @Select("""
            SELECT * FROM batch_order WHERE batch_id = #{batchId} AND state = 'WAITING' ORDER BY seq LIMIT #{limit}
            FOR UPDATE
            """)
    List<BatchOrderRow> next(@Param("batchId") long batchId, @Param("limit") int limit);

    @Update("""
            <script>
            UPDATE batch_order SET state = #{state}, active = #{active} WHERE id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int settle(@Param("ids") Collection<Long> ids, @Param("state") String state, @Param("active") Integer active);

    /** The places of orders that wait for a decision. */
    @Select("""
            <script>
            SELECT id FROM batch_order WHERE batch_id = #{batchId} AND active = 1 AND order_no IN
              <foreach collection="orderNos" item="no" open="(" separator="," close=")">#{no}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<Long> lock(@Param("batchId") long batchId, @Param("orderNos") Collection<String> orderNos);

    /** Orders that waited for a decision are declared with the next page. */
    @Update("""
            <script>
            UPDATE batch_order SET state = 'WAITING' WHERE batch_id = #{batchId} AND active = 1 AND state = 'HELD'
              AND order_no IN <foreach collection="orderNos" item="no" open="(" separator="," close=")">#{no}</foreach>
            </script>
            """)
    int readmit(@Param("batchId") long batchId, @Param("orderNos") Collection<String> orderNos);

    @Update("""
            <script>
            UPDATE batch_order SET state = 'LEFT_OUT', active = NULL
            WHERE batch_id = #{batchId} AND active = 1 AND state = 'HELD'
              AND order_no IN <foreach collection="orderNos" item="no" open="(" separator="," close=")">#{no}</foreach>
            </script>
            """)
    int dismiss(@Param("batchId") long batchId, @Param("orderNos") Collection<String> orderNos);

    @Select("SELECT COUNT(*) FROM batch_order WHERE batch_id = #{batchId} AND state IN ('HELD', 'WAITING')")
    int undeclared(long batchId);

    @Update("UPDATE batch_order SET state = 'CANCELLED', active = NULL WHERE batch_id = #{batchId}")
    int release(long batchId);

    @Update("UPDATE batch_order SET state = 'CANCELLED', active = NULL WHERE batch_id = #{batchId}"
            + " AND order_no = #{orderNo} AND state = 'DECLARED'")
    int leave(@Param("batchId") long batchId, @Param("orderNo") String orderNo);

    @Select("""
            <script>
            SELECT order_no FROM batch_order WHERE active = 1 AND order_no IN
              <foreach collection="orderNos" item="no" open="(" separator="," close=")">#{no}</foreach>
            </script>
            """)
    List<String> taken(@Param("orderNos") Collection<String> orderNos);
}
