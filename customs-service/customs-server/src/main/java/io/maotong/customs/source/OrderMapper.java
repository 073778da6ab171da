package io.maotong.customs.source;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface OrderMapper extends BaseMapper<OrderRow> {

    // The version is assigned last: the comparisons before it must see the old one.
    @Insert("""
        INSERT INTO source_order (id, merchant_id, order_no, version, status, platform_code, platform_name,
          trade_mode, ordered_at, currency, goods_value, freight, gross_weight, net_weight, packs, country,
          goods_lines)
        VALUES (#{id}, #{merchantId}, #{orderNo}, #{version}, #{status}, #{platformCode}, #{platformName},
          #{tradeMode}, #{orderedAt}, #{currency}, #{goodsValue}, #{freight}, #{grossWeight}, #{netWeight},
          #{packs}, #{country}, #{goodsLines})
        ON DUPLICATE KEY UPDATE
          status = IF(VALUES(version) > version, VALUES(status), status),
          platform_code = IF(VALUES(version) > version, VALUES(platform_code), platform_code),
          platform_name = IF(VALUES(version) > version, VALUES(platform_name), platform_name),
          trade_mode = IF(VALUES(version) > version, VALUES(trade_mode), trade_mode),
          ordered_at = IF(VALUES(version) > version, VALUES(ordered_at), ordered_at),
          currency = IF(VALUES(version) > version, VALUES(currency), currency),
          goods_value = IF(VALUES(version) > version, VALUES(goods_value), goods_value),
          freight = IF(VALUES(version) > version, VALUES(freight), freight),
          gross_weight = IF(VALUES(version) > version, VALUES(gross_weight), gross_weight),
          net_weight = IF(VALUES(version) > version, VALUES(net_weight), net_weight),
          packs = IF(VALUES(version) > version, VALUES(packs), packs),
          country = IF(VALUES(version) > version, VALUES(country), country),
          goods_lines = IF(VALUES(version) > version, VALUES(goods_lines), goods_lines),
          version = GREATEST(version, VALUES(version))
        """)
    int keepNewest(OrderRow row);

    /** Paid orders of a mode that no batch holds, oldest first. */
    @Select("""
        SELECT o.order_no FROM source_order o WHERE o.trade_mode = #{mode} AND o.status IN ('PAID', 'SHIPPED')
          AND NOT EXISTS (SELECT 1 FROM batch_order b WHERE b.order_no = o.order_no AND b.active = 1)
        ORDER BY o.ordered_at, o.id LIMIT #{limit}
        """)
    List<String> undeclared(@Param("mode") String mode, @Param("limit") int limit);
}
