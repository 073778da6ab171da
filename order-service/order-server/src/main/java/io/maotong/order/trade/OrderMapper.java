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
            AND status IN
            <foreach collection="earlier" item="state" open="(" separator="," close=")">#{state}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<Long> lockBehind(@Param("orderNos") Collection<String> orderNos, @Param("earlier") String[] earlier);

    @Update("""
            <script>
            UPDATE trade_order SET status = #{status}, version = version + 1, updated_at = #{now} WHERE id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int move(@Param("ids") Collection<Long> ids, @Param("status") OrderStatus status, @Param("now") Instant now);

    @Select("SELECT id FROM trade_order WHERE order_no = #{orderNo} FOR UPDATE")
    Long lock(@Param("orderNo") String orderNo);
}
