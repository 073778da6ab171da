package io.maotong.customs.batch;

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
interface WarningMapper extends BaseMapper<WarningRow> {

    // A warning that came up, went away and comes up again is open again; one that was decided stays as it is.
    @Insert("""
            INSERT INTO declaration_warning (id, merchant_id, batch_id, order_no, doc_type, document_version, document_id,
              rule_id, field, row_no, expected, hint_zh, hint_en, fingerprint, state, raised_at, decided_by, decided_at, reason)
            VALUES (#{id}, #{merchantId}, #{batchId}, #{orderNo}, #{docType}, #{documentVersion}, #{documentId}, #{ruleId},
              #{field}, #{rowNo}, #{expected}, #{hintZh}, #{hintEn}, #{fingerprint}, #{state}, #{raisedAt}, #{decidedBy},
              #{decidedAt}, #{reason})
            ON DUPLICATE KEY UPDATE state = IF(state = 'OBSOLETE', 'OPEN', state)
            """)
    int raise(WarningRow row);

    @Select("""
            <script>
            SELECT order_no, fingerprint FROM declaration_warning
            WHERE batch_id = #{batchId} AND document_version = 1 AND state = 'ACCEPTED' AND order_no IN
              <foreach collection="orderNos" item="no" open="(" separator="," close=")">#{no}</foreach>
            </script>
            """)
    List<WarningRow> accepted(@Param("batchId") long batchId, @Param("orderNos") Collection<String> orderNos);

    @Select("""
            <script>
            SELECT id, batch_id, order_no, state FROM declaration_warning WHERE id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<WarningRow> byIds(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            SELECT id, batch_id, order_no, state FROM declaration_warning WHERE batch_id = #{batchId} AND state = 'OPEN'
              <if test="rule != null">AND rule_id = #{rule}</if>
            ORDER BY id LIMIT #{limit}
            </script>
            """)
    List<WarningRow> openOf(@Param("batchId") long batchId, @Param("rule") String rule, @Param("limit") int limit);

    /** As they are now, whatever this transaction saw before; the orders' places in the batch are locked already. */
    @Select("""
            <script>
            SELECT id, batch_id, order_no, state FROM declaration_warning
            WHERE batch_id = #{batchId} AND state = 'OPEN' AND order_no IN
              <foreach collection="orderNos" item="no" open="(" separator="," close=")">#{no}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<WarningRow> lockOpen(@Param("batchId") long batchId, @Param("orderNos") Collection<String> orderNos);

    @Update("""
            <script>
            UPDATE declaration_warning SET state = #{state}, decided_by = #{by}, decided_at = #{at}, reason = #{reason}
            WHERE state = 'OPEN' AND id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int decide(
            @Param("ids") Collection<Long> ids,
            @Param("state") WarningState state,
            @Param("by") String by,
            @Param("reason") String reason,
            @Param("at") Instant at);

    @Update("""
            <script>
            UPDATE declaration_warning SET state = 'OBSOLETE' WHERE batch_id = #{batchId} AND state = 'OPEN' AND order_no IN
              <foreach collection="orderNos" item="no" open="(" separator="," close=")">#{no}</foreach>
            </script>
            """)
    int forget(@Param("batchId") long batchId, @Param("orderNos") Collection<String> orderNos);

    @Update("""
            UPDATE declaration_warning SET document_id = #{documentId}
            WHERE batch_id = #{batchId} AND order_no = #{orderNo} AND doc_type = #{docType} AND document_version = 1
              AND state = 'ACCEPTED' AND document_id IS NULL
            """)
    int stamp(WarningRow row);
}
