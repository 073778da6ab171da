package io.maotong.order.shop;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ShopMapper extends BaseMapper<ShopRow> {

    /** Adds shops that are not known yet; what a person entered stays. */
    @Insert("""
            <script>
            INSERT IGNORE INTO shop
              (id, merchant_id, code, name, platform_code, platform_name, closed, learned, version, updated_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.code}, #{row.name}, #{row.platformCode}, #{row.platformName},
               #{row.closed}, #{row.learned}, #{row.version}, #{row.updatedAt})
            </foreach>
            </script>
            """)
    int learn(@Param("rows") Collection<ShopRow> rows);

    /** @return 0 if somebody else changed it meanwhile */
    @Update("""
            UPDATE shop SET name = #{row.name}, platform_code = #{row.platformCode}, platform_name = #{row.platformName},
              currency = #{row.currency}, trade_mode = #{row.tradeMode}, carrier = #{row.carrier},
              pay_name = #{row.payName}, closed = #{row.closed}, learned = 0, version = version + 1,
              updated_at = #{row.updatedAt}
            WHERE code = #{row.code} AND version = #{row.version}
            """)
    int change(@Param("row") ShopRow row);
}
