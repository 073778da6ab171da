package io.maotong.invoice.verification;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Results;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface VerificationMapper extends BaseMapper<VerificationRow> {

    record Day(String identity, Integer asked) {}

    /** The open question, and the newest answer that is still good, of each of these. */
    @Results(
            id = "readable",
            value = @Result(column = "sealed_document", property = "sealedDocument", typeHandler = EncryptedText.class))
    @Select("""
            <script>
            SELECT v.* FROM verification v JOIN (
              SELECT MAX(id) AS id FROM verification
              WHERE cache_key IN
              <foreach collection="keys" item="key" open="(" separator="," close=")">#{key}</foreach>
              AND (live_key IS NOT NULL OR (status = 'DONE' AND invalidated_at IS NULL AND checked_at > #{since}))
              GROUP BY cache_key
            ) newest ON newest.id = v.id
            </script>
            """)
    List<VerificationRow> current(@Param("keys") Collection<String> keys, @Param("since") Instant since);

    /** Those that are open already stay as they are. */
    @Insert("""
            <script>
            INSERT IGNORE INTO verification (id, merchant_id, kind_code, code, number, identity, issued_on, amount,
              check_code, cache_key, live_key, status, asked, requested_by, created_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.kindCode}, #{row.code}, #{row.number}, #{row.identity},
               #{row.issuedOn}, #{row.amount}, #{row.checkCode}, #{row.cacheKey}, #{row.cacheKey}, 'PENDING', 0,
               #{row.requestedBy}, #{row.createdAt})
            </foreach>
            </script>
            """)
    void open(@Param("rows") List<VerificationRow> rows);

    @ResultMap("readable")
    @Select("""
            <script>
            SELECT * FROM verification WHERE live_key IN
            <foreach collection="keys" item="key" open="(" separator="," close=")">#{key}</foreach>
            </script>
            """)
    List<VerificationRow> live(@Param("keys") Collection<String> keys);

    @Update("""
            UPDATE verification SET
              sealed_document = #{document,typeHandler=io.maotong.data.key.EncryptedText,jdbcType=LONGVARCHAR}
            WHERE id = #{id}
            """)
    void seal(@Param("id") long id, @Param("document") String document);

    @ResultMap("readable")
    @Select("SELECT * FROM verification WHERE id = #{id} FOR UPDATE")
    VerificationRow lock(@Param("id") long id);

    @Update("""
            <script>
            UPDATE verification SET invalidated_at = #{at}
            WHERE status = 'DONE' AND invalidated_at IS NULL AND identity IN
            <foreach collection="identities" item="identity" open="(" separator="," close=")">#{identity}</foreach>
            </script>
            """)
    void invalidate(@Param("identities") Collection<String> identities, @Param("at") Instant at);

    @Select("""
            <script>
            SELECT identity, asked FROM verification_day WHERE day = #{day} AND identity IN
            <foreach collection="identities" item="identity" open="(" separator="," close=")">#{identity}</foreach>
            </script>
            """)
    List<Day> asked(@Param("identities") Collection<String> identities, @Param("day") LocalDate day);

    @Insert("""
            INSERT INTO verification_day (id, merchant_id, identity, day, asked)
            VALUES (#{id}, #{merchantId}, #{identity}, #{day}, 0) ON DUPLICATE KEY UPDATE asked = asked
            """)
    void openDay(
            @Param("id") long id,
            @Param("merchantId") long merchantId,
            @Param("identity") String identity,
            @Param("day") LocalDate day);

    @Update("""
            UPDATE verification_day SET asked = asked + 1
            WHERE identity = #{identity} AND day = #{day} AND asked < #{limit}
            """)
    int take(@Param("identity") String identity, @Param("day") LocalDate day, @Param("limit") int limit);

    record Said(String identity, String outcome, Instant checkedAt, Instant invalidatedAt, String channel) {}

    /** The newest answer about each of these. */
    @Select("""
            <script>
            SELECT v.identity, v.outcome, v.checked_at, v.invalidated_at, v.channel FROM verification v JOIN (
              SELECT MAX(id) AS id FROM verification
              WHERE status = 'DONE' AND identity IN
              <foreach collection="identities" item="identity" open="(" separator="," close=")">#{identity}</foreach>
              GROUP BY identity
            ) newest ON newest.id = v.id
            </script>
            """)
    List<Said> newest(@Param("identities") Collection<String> identities);
}
