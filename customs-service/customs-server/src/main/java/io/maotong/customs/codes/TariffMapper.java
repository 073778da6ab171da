package io.maotong.customs.codes;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface TariffMapper extends BaseMapper<TariffRow> {

    @Insert("""
            INSERT INTO tariff (code, name, unit1, unit2, elements, licences, export_duty, verified, valid_from, source)
            VALUES (#{code}, #{name}, #{unit1}, #{unit2}, #{elements}, #{licences}, #{exportDuty}, #{verified},
              #{validFrom}, #{source})
            ON DUPLICATE KEY UPDATE name = VALUES(name), unit1 = VALUES(unit1), unit2 = VALUES(unit2),
              elements = VALUES(elements), licences = VALUES(licences), export_duty = VALUES(export_duty),
              verified = VALUES(verified), valid_to = NULL, source = VALUES(source)
            """)
    int keep(TariffRow row);

    /** What held before ends on the day before. */
    @Update("""
            <script>
            UPDATE tariff SET valid_to = DATE_SUB(#{from}, INTERVAL 1 DAY)
            WHERE valid_from &lt; #{from} AND (valid_to IS NULL OR valid_to &gt;= #{from})
              AND code IN <foreach collection="codes" item="code" open="(" separator="," close=")">#{code}</foreach>
            </script>
            """)
    int end(@Param("codes") Collection<String> codes, @Param("from") LocalDate from);

    /** Number of the newest import of the tariff; 0 before the first. */
    @Select("SELECT COALESCE(MAX(id), 0) FROM code_import WHERE code_table = 'hs'")
    long version();
}
