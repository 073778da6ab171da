package io.maotong.order.product;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ProductMapper extends BaseMapper<ProductRow> {

    /** Adds what the library does not hold yet; what a person entered stays. */
    @Insert("""
            <script>
            INSERT IGNORE INTO product
              (id, merchant_id, sku, name, name_en, commodity_code, elements, unit, net_weight, origin_country, bar_code,
               status, version, updated_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.sku}, #{row.name}, #{row.nameEn}, #{row.commodityCode},
               #{row.elements}, #{row.unit}, #{row.netWeight}, #{row.originCountry}, #{row.barCode}, #{row.status},
               #{row.version}, #{row.updatedAt})
            </foreach>
            </script>
            """)
    int learn(@Param("rows") Collection<ProductRow> rows);

    /** @return 0 if somebody else changed it meanwhile */
    @Update("""
            UPDATE product SET name = #{row.name}, name_en = #{row.nameEn}, commodity_code = #{row.commodityCode},
              elements = #{row.elements}, unit = #{row.unit}, net_weight = #{row.netWeight},
              gross_weight = #{row.grossWeight}, legal_quantity1 = #{row.legalQuantity1},
              legal_quantity2 = #{row.legalQuantity2}, origin_country = #{row.originCountry},
              bar_code = #{row.barCode}, status = #{row.status}, version = version + 1,
              updated_at = #{row.updatedAt}
            WHERE sku = #{row.sku} AND version = #{row.version}
            """)
    int change(@Param("row") ProductRow row);

    /** Adds or replaces many; whoever calls has locked them. */
    @Insert("""
            <script>
            INSERT INTO product
              (id, merchant_id, sku, name, name_en, commodity_code, elements, unit, net_weight, gross_weight,
               legal_quantity1, legal_quantity2, origin_country, bar_code, status, version, updated_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.sku}, #{row.name}, #{row.nameEn}, #{row.commodityCode},
               #{row.elements}, #{row.unit}, #{row.netWeight}, #{row.grossWeight}, #{row.legalQuantity1},
               #{row.legalQuantity2}, #{row.originCountry}, #{row.barCode}, #{row.status}, #{row.version},
               #{row.updatedAt})
            </foreach>
            ON DUPLICATE KEY UPDATE name = VALUES(name), name_en = VALUES(name_en),
              commodity_code = VALUES(commodity_code), elements = VALUES(elements), unit = VALUES(unit),
              net_weight = VALUES(net_weight), gross_weight = VALUES(gross_weight),
              legal_quantity1 = VALUES(legal_quantity1), legal_quantity2 = VALUES(legal_quantity2),
              origin_country = VALUES(origin_country), bar_code = VALUES(bar_code), status = VALUES(status),
              version = VALUES(version), updated_at = VALUES(updated_at)
            </script>
            """)
    int put(@Param("rows") Collection<ProductRow> rows);

    @Select("""
            <script>
            SELECT sku FROM product WHERE sku IN
            <foreach collection="skus" item="sku" open="(" separator="," close=")">#{sku}</foreach>
            </script>
            """)
    Set<String> known(@Param("skus") Collection<String> skus);

    @Select("""
            <script>
            SELECT sku FROM product WHERE sku IN
            <foreach collection="skus" item="sku" open="(" separator="," close=")">#{sku}</foreach>
            ORDER BY sku FOR UPDATE
            </script>
            """)
    List<String> lock(@Param("skus") Collection<String> skus);
}
