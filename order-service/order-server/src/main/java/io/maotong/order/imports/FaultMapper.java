package io.maotong.order.imports;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface FaultMapper extends BaseMapper<FaultRow> {

    /** Those that repair most rows first. */
    @Select("""
            SELECT repair, MIN(code) AS code, MIN(field) AS field, MIN(rule) AS rule, MIN(given) AS given,
              IF(MIN(expected) = MAX(expected), MIN(expected), NULL) AS expected, MIN(hint_zh) AS hint_zh,
              MIN(hint_en) AS hint_en, COUNT(*) AS affected, MIN(row_no) AS first_row
            FROM order_import_fault WHERE import_id = #{importId}
            GROUP BY repair ORDER BY affected DESC, first_row LIMIT 200
            """)
    List<RepairGroup> repairs(@Param("importId") long importId);
}
