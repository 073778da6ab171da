package io.maotong.customs.receipt;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReceiptMapper extends BaseMapper<ReceiptRow> {

    String QUARANTINED = "QUARANTINED";

    @Select("""
            <script>
            SELECT id, business_key, document_id, return_status, return_time, info_hash, return_info, guid, pre_no,
              invt_no, sum_no, state, doc_version
            FROM customs_receipt WHERE doc_type = #{type} AND business_key IN
              <foreach collection="keys" item="key" open="(" separator="," close=")">#{key}</foreach>
            </script>
            """)
    List<ReceiptRow> ofKeys(@Param("type") String type, @Param("keys") Collection<String> keys);

    @Insert("""
            INSERT INTO customs_receipt (id, merchant_id, doc_type, business_key, document_id, return_status, return_time,
              info_hash, return_info, guid, pre_no, invt_no, sum_no, state, doc_version, message_id,
              received_at)
            VALUES (#{id}, #{merchantId}, #{docType}, #{businessKey}, #{documentId}, #{returnStatus}, #{returnTime},
              #{infoHash}, #{returnInfo}, #{guid}, #{preNo}, #{invtNo}, #{sumNo}, #{state}, #{docVersion},
              #{messageId}, #{receivedAt})
            ON DUPLICATE KEY UPDATE document_id = VALUES(document_id), state = VALUES(state),
              doc_version = VALUES(doc_version)
            """)
    int keep(ReceiptRow row);

    @Select("""
            SELECT r.id, r.merchant_id, r.doc_type, r.business_key FROM customs_receipt r
            JOIN customs_document d ON d.merchant_id = r.merchant_id AND d.doc_type = r.doc_type
              AND d.business_key = r.business_key
            WHERE r.state = 'QUARANTINED' AND r.received_at > #{since} ORDER BY r.received_at LIMIT #{limit}
            """)
    List<ReceiptRow> identifiable(@Param("since") Instant since, @Param("limit") int limit);

    @Select("""
            SELECT r.* FROM customs_receipt r WHERE r.document_id = #{documentId} ORDER BY r.return_time, r.id
            """)
    List<ReceiptRow> ofDocument(long documentId);
}
