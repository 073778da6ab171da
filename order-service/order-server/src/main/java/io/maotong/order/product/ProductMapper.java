package io.maotong.order.product;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ProductMapper extends BaseMapper<ProductRow> {

    /** Adds what the library does not hold yet; what a person entered stays. */
    @Insert("""
            <script>
            INSERT IGNORE INTO product
              (id, merchant_id, sku, name, name_en, commodity_code, elements, unit, net_weight, version, updated_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.sku}, #{row.name}, #{row.nameEn}, #{row.commodityCode},
               #{row.elements}, #{row.unit}, #{row.netWeight}, #{row.version}, #{row.updatedAt})
            </foreach>
            </script>
            """)
    int learn(@Param("rows") Collection<ProductRow> rows);

    /** @return 0 if somebody else changed it meanwhile */
    @Update("""
            UPDATE product SET name = #{row.name}, name_en = #{row.nameEn}, commodity_code = #{row.commodityCode},
              elements = #{row.elements}, unit = #{row.unit}, net_weight = #{row.netWeight}, version = version + 1,
              updated_at = #{row.updatedAt}
            WHERE sku = #{row.sku} AND version = #{row.version}
            """)
    int change(@Param("row") ProductRow row);
}
