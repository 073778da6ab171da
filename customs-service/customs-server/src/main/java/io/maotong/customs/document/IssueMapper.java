package io.maotong.customs.document;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface IssueMapper extends BaseMapper<IssueRow> {

    @Insert("""
            INSERT INTO customs_issue (id, merchant_id, dedupe_key, kind, severity, document_id, doc_type, order_no,
              batch_id, reference, code, category, fixer, advice_zh, advice_en, detail, status, raised_at)
            VALUES (#{id}, #{merchantId}, #{dedupeKey}, #{kind}, #{severity}, #{documentId}, #{docType}, #{orderNo},
              #{batchId}, #{reference}, #{code}, #{category}, #{fixer}, #{adviceZh}, #{adviceEn}, #{detail}, 'OPEN',
              #{raisedAt})
            ON DUPLICATE KEY UPDATE dedupe_key = dedupe_key
            """)
    int raise(IssueRow row);

    @Update("""
            UPDATE customs_issue SET status = 'RESOLVED', resolved_at = #{at}, resolved_by = #{by},
              resolution = #{resolution} WHERE id = #{id} AND status = 'OPEN'
            """)
    int resolve(
            @Param("id") long id,
            @Param("by") String by,
            @Param("resolution") String resolution,
            @Param("at") Instant at);

    @Update("""
            <script>
            UPDATE customs_issue SET status = 'RESOLVED', resolved_at = #{at}, resolved_by = 'system',
              resolution = #{resolution} WHERE status = 'OPEN' AND document_id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int resolveOf(
            @Param("ids") Collection<Long> documentIds,
            @Param("resolution") String resolution,
            @Param("at") Instant at);
}
