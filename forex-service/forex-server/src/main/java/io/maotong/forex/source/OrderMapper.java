package io.maotong.forex.source;

import com.baomidou.mybatisplus.annotation.InterceptorIgnore;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface OrderMapper extends BaseMapper<OrderRow> {

    String COLUMNS = "id, merchant_id, order_no, version, match_key, status, currency, amount, settled, outstanding,"
            + " buyer_name, ordered_on, updated_at";

    // Every row names its merchant; the parser behind the merchant line need not read a hundred rows.
    @InterceptorIgnore(tenantLine = "true")
    @Insert("""
            <script>
            INSERT INTO order_copy (id, merchant_id, order_no, version, match_key, status, currency, amount, buyer_name,
              ordered_on, updated_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.orderNo}, #{row.version}, #{row.matchKey}, #{row.status},
               #{row.currency}, #{row.amount}, #{row.buyerName}, #{row.orderedOn}, #{row.updatedAt})
            </foreach>
            ON DUPLICATE KEY UPDATE
              status = IF(VALUES(version) > version, VALUES(status), status),
              currency = IF(VALUES(version) > version, VALUES(currency), currency),
              amount = IF(VALUES(version) > version, VALUES(amount), amount),
              buyer_name = IF(VALUES(version) > version, VALUES(buyer_name), buyer_name),
              ordered_on = IF(VALUES(version) > version, VALUES(ordered_on), ordered_on),
              updated_at = IF(VALUES(version) > version, VALUES(updated_at), updated_at),
              version = GREATEST(version, VALUES(version))
            </script>
            """)
    void keepNewest(@Param("rows") List<OrderRow> rows);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
             FROM order_copy
            WHERE match_key IN <foreach collection="keys" item="key" open="(" separator="," close=")">#{key}</foreach>
              AND outstanding &gt; 0 AND status &lt;&gt; 'CANCELLED'
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<OrderRow> lockByKeys(@Param("keys") Collection<String> keys);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
             FROM order_copy
            WHERE currency = #{currency} AND outstanding IN
              <foreach collection="amounts" item="amount" open="(" separator="," close=")">#{amount}</foreach>
              AND status &lt;&gt; 'CANCELLED'
            ORDER BY id LIMIT #{limit} FOR UPDATE
            </script>
            """)
    List<OrderRow> lockByOutstanding(
            @Param("currency") String currency,
            @Param("amounts") Collection<BigDecimal> amounts,
            @Param("limit") int limit);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
             FROM order_copy
            WHERE order_no IN
              <foreach collection="orderNos" item="orderNo" open="(" separator="," close=")">#{orderNo}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<OrderRow> lockByNumbers(@Param("orderNos") Collection<String> orderNos);

    @Select("SELECT " + COLUMNS + """
             FROM order_copy
            WHERE currency = #{currency} AND outstanding > 0 AND outstanding BETWEEN #{least} AND #{most}
              AND status <> 'CANCELLED'
            ORDER BY ABS(outstanding - #{amount}), id LIMIT #{limit}
            """)
    List<OrderRow> near(
            @Param("currency") String currency,
            @Param("amount") BigDecimal amount,
            @Param("least") BigDecimal least,
            @Param("most") BigDecimal most,
            @Param("limit") int limit);

    @Update("""
            <script>
            UPDATE order_copy SET settled = settled + CASE order_no
              <foreach collection="changes" index="orderNo" item="change">WHEN #{orderNo} THEN #{change} </foreach>
              ELSE 0 END
            WHERE order_no IN
              <foreach collection="changes" index="orderNo" item="change" open="(" separator="," close=")">#{orderNo}</foreach>
            </script>
            """)
    int cover(@Param("changes") Map<String, BigDecimal> changes);
}
