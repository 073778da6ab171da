package io.maotong.customs.catalogue;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PortErrorMapper extends BaseMapper<PortErrorRow> {

    @Insert("""
            INSERT INTO port_error (code, category, fixer, retryable, advice_zh, advice_en, verified, valid_from, source)
            VALUES (#{code}, #{category}, #{fixer}, #{retryable}, #{adviceZh}, #{adviceEn}, #{verified}, #{validFrom}, #{source})
            ON DUPLICATE KEY UPDATE category = VALUES(category), fixer = VALUES(fixer), retryable = VALUES(retryable),
              advice_zh = VALUES(advice_zh), advice_en = VALUES(advice_en), verified = VALUES(verified), valid_to = NULL,
              source = VALUES(source)
            """)
    int keep(PortErrorRow row);

    /** What held before ends on the day before. */
    @Update("""
            <script>
            UPDATE port_error SET valid_to = DATE_SUB(#{from}, INTERVAL 1 DAY)
            WHERE valid_from &lt; #{from} AND (valid_to IS NULL OR valid_to &gt;= #{from})
              AND code IN <foreach collection="codes" item="code" open="(" separator="," close=")">#{code}</foreach>
            </script>
            """)
    int end(@Param("codes") Collection<String> codes, @Param("from") LocalDate from);
}
