package io.maotong.logistics.cargo;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface CargoOrderMapper extends BaseMapper<CargoOrderRow> {

    /** Keeps the newest version of each; the version is assigned last because the other columns look at it. */
    @Insert("""
            <script>
            INSERT INTO cargo_order (id, merchant_id, order_no, version, status, ordered_at, content) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.orderNo}, #{row.version}, #{row.status}, #{row.orderedAt},
               #{row.content,typeHandler=io.maotong.data.key.EncryptedText})
            </foreach>
            ON DUPLICATE KEY UPDATE
              status = IF(VALUES(version) > version, VALUES(status), status),
              content = IF(VALUES(version) > version, VALUES(content), content),
              version = GREATEST(version, VALUES(version))
            </script>
            """)
    int keepNewest(@Param("rows") Collection<CargoOrderRow> rows);

    /** Locks in the order of ids: who ships the same orders at the same time waits here. */
    @Select("""
            <script>
            SELECT id FROM cargo_order WHERE order_no IN
            <foreach collection="orderNos" item="no" open="(" separator="," close=")">#{no}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<Long> lock(@Param("orderNos") Collection<String> orderNos);

    /** Paid orders without a shipment that counts, oldest first. */
    @Select("""
            SELECT o.order_no FROM cargo_order o
            LEFT JOIN shipment s ON s.merchant_id = o.merchant_id AND s.order_no = o.order_no AND s.slot = 0
            WHERE o.status IN ('PAID', 'DECLARED') AND s.id IS NULL ORDER BY o.ordered_at, o.order_no LIMIT #{limit}
            """)
    List<String> unshipped(@Param("limit") int limit);
}
