package io.maotong.customs.document;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface DocumentMapper extends BaseMapper<DocumentRow> {

    @Select("""
            <script>
            SELECT id FROM customs_document WHERE doc_type = #{type} AND business_key IN
              <foreach collection="keys" item="key" open="(" separator="," close=")">#{key}</foreach>
            </script>
            """)
    List<Long> idsOf(@Param("type") String type, @Param("keys") Collection<String> keys);

    // The only way to lock documents: along the primary key, so that two who meet the same ones queue up.
    @Select("""
            <script>
            SELECT * FROM customs_document WHERE id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<DocumentRow> lockByIds(@Param("ids") Collection<Long> ids);

    @Select("""
            SELECT * FROM customs_document WHERE batch_id = #{batchId} AND doc_type IN ('303', '403', '505')
              AND chunk = #{chunk} AND status IN ('DRAFT', 'READY', 'SIGNED', 'RETRY_WAIT') LIMIT 1
            """)
    List<DocumentRow> unsentBefore(@Param("batchId") long batchId, @Param("chunk") int chunk);

    @Select("""
            SELECT l.* FROM customs_document l
            WHERE l.batch_id = #{batchId} AND l.chunk = #{chunk} AND l.doc_type = '603' AND l.status = 'READY'
              AND NOT EXISTS (SELECT 1 FROM customs_document_version v
                WHERE v.document_id = l.id AND v.version = l.version AND v.transmission_id IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM customs_document o
                WHERE o.batch_id = l.batch_id AND o.order_no = l.order_no AND o.doc_type IN ('303', '403', '505')
                  AND (o.app_type = '3' OR o.status IN ('DRAFT', 'READY', 'SIGNED', 'RETRY_WAIT', 'TRANSMIT_REJECTED',
                    'SEND_FAILED', 'REJECTED_BY_PORT', 'RETURNED')))
            ORDER BY l.id
            """)
    List<DocumentRow> listsToSend(@Param("batchId") long batchId, @Param("chunk") int chunk);

    @Select("SELECT status, COUNT(*) AS documents FROM customs_document"
            + " WHERE batch_id = #{batchId} AND doc_type = #{type} GROUP BY status")
    List<StatusCount> countByStatus(@Param("batchId") long batchId, @Param("type") String type);

    @Select("SELECT status, COUNT(*) AS documents FROM customs_document WHERE parent_id = #{parentId} GROUP BY status")
    List<StatusCount> countByParent(@Param("parentId") long parentId);

    @Select("SELECT * FROM customs_document WHERE watch_at <= #{now} ORDER BY watch_at LIMIT #{limit}")
    List<DocumentRow> overdue(@Param("now") Instant now, @Param("limit") int limit);

    @Update("UPDATE customs_document SET watch_at = #{next} WHERE id = #{id} AND watch_at <= #{now}")
    int watchAgain(@Param("id") long id, @Param("now") Instant now, @Param("next") Instant next);
}
