package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface MilestoneMapper extends BaseMapper<MilestoneRow> {

    /** Adds what is not known yet. */
    @Insert("""
            <script>
            INSERT IGNORE INTO order_milestone
              (id, merchant_id, order_no, source, source_id, state, source_version, detail, occurred_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.orderNo}, #{row.source}, #{row.sourceId}, #{row.state},
               #{row.sourceVersion}, #{row.detail}, #{row.occurredAt})
            </foreach>
            </script>
            """)
    int note(@Param("rows") Collection<MilestoneRow> rows);

    @Select("""
            SELECT id, merchant_id, order_no, source, source_id, state, source_version, detail, occurred_at
            FROM order_milestone WHERE order_no = #{orderNo} ORDER BY occurred_at, id
            """)
    List<MilestoneRow> timeline(@Param("orderNo") String orderNo);
}
