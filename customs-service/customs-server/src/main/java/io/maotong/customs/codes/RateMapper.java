package io.maotong.customs.codes;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.math.BigDecimal;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RateMapper extends BaseMapper<RateRow> {

    @Select("SELECT cny FROM customs_rate WHERE currency = #{currency} AND month = #{month}")
    BigDecimal find(@Param("currency") String currency, @Param("month") String month);

    @Insert("""
            INSERT INTO customs_rate (currency, month, cny, source, entered_by, entered_at)
            VALUES (#{currency}, #{month}, #{cny}, #{source}, #{enteredBy}, #{enteredAt})
            ON DUPLICATE KEY UPDATE cny = VALUES(cny), source = VALUES(source), entered_by = VALUES(entered_by),
              entered_at = VALUES(entered_at)
            """)
    int enter(RateRow row);
}
