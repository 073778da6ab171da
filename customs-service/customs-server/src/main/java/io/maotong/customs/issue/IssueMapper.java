package io.maotong.customs.issue;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface IssueMapper extends BaseMapper<IssueRow> {

    @Insert("""
            INSERT INTO customs_issue (id, merchant_id, dedupe_key, version, kind, severity, document_id, doc_type, order_no,
              batch_id, customs_code, chapter, carrier_code, waybill_no, reference, code, category, fixer, advice_zh,
              advice_en, detail, status, raised_at, due_at, escalation, escalate_at)
            VALUES (#{id}, #{merchantId}, #{dedupeKey}, 1, #{kind}, #{severity}, #{documentId}, #{docType}, #{orderNo},
              #{batchId}, #{customsCode}, #{chapter}, #{carrierCode}, #{waybillNo}, #{reference}, #{code}, #{category},
              #{fixer}, #{adviceZh}, #{adviceEn}, #{detail}, 'OPEN', #{raisedAt}, #{dueAt}, 0, #{escalateAt})
            ON DUPLICATE KEY UPDATE dedupe_key = dedupe_key
            """)
    int raise(IssueRow row);

    @Select("""
            <script>
            SELECT * FROM customs_issue WHERE id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id
            </script>
            """)
    List<IssueRow> byIds(@Param("ids") Collection<Long> ids);

    /** Exceptions whose order, waybill or document begins so: one look-up along each of the three keys. */
    @Select("""
            (SELECT id FROM customs_issue WHERE order_no LIKE #{beginning} ORDER BY order_no DESC LIMIT #{limit})
            UNION
            (SELECT id FROM customs_issue WHERE waybill_no LIKE #{beginning} ORDER BY waybill_no DESC LIMIT #{limit})
            UNION
            (SELECT id FROM customs_issue WHERE reference LIKE #{beginning} ORDER BY reference DESC LIMIT #{limit})
            """)
    List<Long> search(@Param("beginning") String beginning, @Param("limit") int limit);

    /** Where the orders' lists go, for the analysis of causes. */
    @Select("""
            <script>
            SELECT order_no, customs_code, chapter, logistics_code AS carrier_code, logistics_no AS waybill_no
            FROM customs_document WHERE doc_type = '603' AND order_no IN
              <foreach collection="orderNos" item="no" open="(" separator="," close=")">#{no}</foreach>
            ORDER BY id
            </script>
            """)
    List<IssueRow> places(@Param("orderNos") Collection<String> orderNos);

    @Select("""
            <script>
            SELECT id FROM customs_issue WHERE status = 'OPEN' AND document_id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id
            </script>
            """)
    List<Long> openOfDocuments(@Param("ids") Collection<Long> documentIds);

    @Select("""
            <script>
            SELECT id FROM customs_issue WHERE status = 'OPEN' AND dedupe_key IN
              <foreach collection="keys" item="key" open="(" separator="," close=")">#{key}</foreach>
            ORDER BY id
            </script>
            """)
    List<Long> openOfKeys(@Param("keys") Collection<String> keys);

    @Select("SELECT * FROM customs_issue WHERE id = #{id} FOR UPDATE")
    IssueRow lock(long id);

    @Update("""
            <script>
            UPDATE customs_issue SET status = 'RESOLVED', version = version + 1, resolved_at = #{at}, resolved_by = #{by},
              resolution = #{resolution}, escalate_at = NULL
            WHERE status = 'OPEN' AND id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int resolve(
            @Param("ids") Collection<Long> ids,
            @Param("by") String by,
            @Param("resolution") String resolution,
            @Param("at") Instant at);

    @Update("""
            UPDATE customs_issue SET owner = #{owner}, due_at = #{dueAt}, escalate_at = #{escalateAt}, version = version + 1
            WHERE id = #{id}
            """)
    int assign(
            @Param("id") long id,
            @Param("owner") String owner,
            @Param("dueAt") Instant dueAt,
            @Param("escalateAt") Instant escalateAt);

    @Update("""
            UPDATE customs_issue SET status = 'OPEN', version = version + 1, resolved_at = NULL, resolved_by = NULL,
              resolution = NULL, due_at = #{dueAt}, escalation = 0, escalate_at = #{dueAt}
            WHERE id = #{id} AND status = 'RESOLVED'
            """)
    int reopen(@Param("id") long id, @Param("dueAt") Instant dueAt);

    @Select("SELECT * FROM customs_issue WHERE escalate_at <= #{now} ORDER BY escalate_at LIMIT #{limit}")
    List<IssueRow> late(@Param("now") Instant now, @Param("limit") int limit);

    /** One more step up, unless it was changed meanwhile. */
    @Update("""
            UPDATE customs_issue SET escalation = escalation + 1, version = version + 1, escalate_at = #{escalateAt}
            WHERE id = #{id} AND status = 'OPEN' AND version = #{version}
            """)
    int escalate(IssueRow row);
}
