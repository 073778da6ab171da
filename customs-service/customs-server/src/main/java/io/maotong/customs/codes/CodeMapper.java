package io.maotong.customs.codes;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CodeMapper extends BaseMapper<CodeRow> {

    @Insert("""
            INSERT INTO customs_code (code_table, code, name, letters, letters2, valid_from, source)
            VALUES (#{codeTable}, #{code}, #{name}, #{letters}, #{letters2}, #{validFrom}, #{source})
            ON DUPLICATE KEY UPDATE name = VALUES(name), letters = VALUES(letters), letters2 = VALUES(letters2),
              valid_to = NULL, source = VALUES(source)
            """)
    int keep(CodeRow row);

    /** What held before ends on the day before. */
    @Update("""
            <script>
            UPDATE customs_code SET valid_to = DATE_SUB(#{from}, INTERVAL 1 DAY)
            WHERE code_table = #{table} AND valid_from &lt; #{from} AND (valid_to IS NULL OR valid_to &gt;= #{from})
              AND code IN <foreach collection="codes" item="code" open="(" separator="," close=")">#{code}</foreach>
            </script>
            """)
    int end(@Param("table") String table, @Param("codes") Collection<String> codes, @Param("from") LocalDate from);
}
