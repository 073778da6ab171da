package io.maotong.policy.match;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface MatchMapper extends BaseMapper<MatchRow> {

    @Insert("""
            INSERT INTO company_facts (merchant_id, version, document)
            VALUES (#{row.merchantId}, #{row.version}, #{row.document})
            ON DUPLICATE KEY UPDATE
              document = IF(VALUES(version) >= version, VALUES(document), document),
              version = GREATEST(version, VALUES(version))
            """)
    void saveFacts(@Param("row") FactsRow row);

    @Select("SELECT merchant_id, version, document FROM company_facts FOR UPDATE")
    FactsRow lockFacts();

    @Select("""
            SELECT merchant_id, version, document FROM company_facts
            WHERE merchant_id > #{after} ORDER BY merchant_id LIMIT #{limit}
            """)
    List<FactsRow> factsAfter(@Param("after") long merchantId, @Param("limit") int limit);

    @Select("SELECT * FROM policy_match")
    List<MatchRow> all();

    @Insert("""
            <script>
            INSERT INTO policy_match (id, merchant_id, policy_id, policy_version, facts_version, result, reasons,
              evaluated_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.policyId}, #{row.policyVersion}, #{row.factsVersion},
               #{row.result}, #{row.reasons}, #{row.evaluatedAt})
            </foreach>
            ON DUPLICATE KEY UPDATE policy_version = VALUES(policy_version), facts_version = VALUES(facts_version),
              result = VALUES(result), reasons = VALUES(reasons), evaluated_at = VALUES(evaluated_at)
            </script>
            """)
    void save(@Param("rows") List<MatchRow> rows);

    @Delete("DELETE FROM policy_match WHERE policy_id = #{policyId}")
    void forget(@Param("policyId") long policyId);
}
