package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface OrderMapper extends BaseMapper<OrderRow> {

    /** Locks the orders that news may move, in the order of their ids so that two listeners cannot block each other. */
    @Select("""
            <script>
            SELECT id FROM trade_order WHERE order_no IN
            <foreach collection="orderNos" item="no" open="(" separator="," close=")">#{no}</foreach>
            AND cancelled = 0 AND progress IN
            <foreach collection="earlier" item="state" open="(" separator="," close=")">#{state}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<Long> lockBehind(@Param("orderNos") Collection<String> orderNos, @Param("earlier") String[] earlier);

    /** The same as {@link OrderLife#reach} for many. */
    @Update("""
            <script>
            UPDATE trade_order SET progress = #{progress},
              status = CASE WHEN held_reason IS NOT NULL THEN 'ON_HOLD' WHEN returned = 'FULL' THEN 'RETURNED'
                WHEN returned = 'PART' THEN 'PART_RETURNED' ELSE #{progress} END,
              version = version + 1, updated_at = #{now} WHERE id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int reach(@Param("ids") Collection<Long> ids, @Param("progress") Progress progress, @Param("now") Instant now);

    /** Locks orders in the order of their ids. */
    @Select("""
            <script>
            SELECT id FROM trade_order WHERE order_no IN
            <foreach collection="orderNos" item="no" open="(" separator="," close=")">#{no}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<Long> lock(@Param("orderNos") Collection<String> orderNos);
}
