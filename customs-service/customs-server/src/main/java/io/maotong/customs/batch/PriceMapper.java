package io.maotong.customs.batch;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PriceMapper extends BaseMapper<PriceRow> {

    @Select("""
            <script>
            SELECT commodity_code, unit, currency, price, times FROM price_observation WHERE commodity_code IN
              <foreach collection="codes" item="code" open="(" separator="," close=")">#{code}</foreach>
            </script>
            """)
    List<PriceRow> ofCodes(@Param("codes") Collection<String> codes);

    @Insert("""
            INSERT INTO price_observation (merchant_id, commodity_code, unit, currency, price, times)
            VALUES (#{merchantId}, #{commodityCode}, #{unit}, #{currency}, #{price}, #{times})
            ON DUPLICATE KEY UPDATE times = times + VALUES(times)
            """)
    int count(PriceRow row);
}
