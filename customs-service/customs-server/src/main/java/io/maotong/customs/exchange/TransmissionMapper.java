package io.maotong.customs.exchange;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface TransmissionMapper extends BaseMapper<TransmissionRow> {

    @Update("""
            UPDATE transmission SET state = 'SIGNED', certificate_no = #{certificateNo}, digest = #{digest},
              signed_at = #{at}, message = #{message} WHERE id = #{id} AND state = 'WAITING'
            """)
    int signed(
            @Param("id") long id,
            @Param("certificateNo") String certificateNo,
            @Param("digest") String digest,
            @Param("message") byte[] message,
            @Param("at") Instant at);

    @Update("UPDATE transmission SET attempts = attempts + 1 WHERE id = #{id}")
    int attempt(long id);

    @Update("""
            UPDATE transmission SET state = #{state}, response_code = #{code}, response_info = #{info}, sent_at = #{at}
            WHERE id = #{id} AND state NOT IN ('SENT', 'REJECTED', 'GIVEN_UP', 'POSTPONED')
            """)
    int settle(
            @Param("id") long id,
            @Param("state") TransmissionState state,
            @Param("code") String code,
            @Param("info") String info,
            @Param("at") Instant at);

    @Update("""
            UPDATE transmission SET state = 'UNKNOWN', response_code = NULL, response_info = #{info},
              unknown_since = #{since} WHERE id = #{id} AND state NOT IN ('SENT', 'REJECTED', 'GIVEN_UP', 'POSTPONED')
            """)
    int unanswered(@Param("id") long id, @Param("info") String info, @Param("since") Instant since);

    /** The exchange had accepted it, then the port could not read it. */
    @Update(
            "UPDATE transmission SET state = 'REJECTED', response_code = #{code}, response_info = #{info} WHERE id = #{id}")
    int unreadable(@Param("id") long id, @Param("code") String code, @Param("info") String info);

    @Select("SELECT id, merchant_id, doc_type, batch_id, chunk, state FROM transmission WHERE cop_msg_id = #{copMsgId}")
    TransmissionRow ofMessage(String copMsgId);

    @Select("""
            <script>
            SELECT v.document_id FROM customs_document_version v JOIN transmission t ON t.id = v.transmission_id
            WHERE t.attempts > 1 AND v.document_id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> sentAgain(@Param("ids") Collection<Long> documentIds);

    @Select("""
            SELECT COUNT(*) FROM customs_receipt r JOIN customs_document_version v ON v.document_id = r.document_id
            WHERE v.transmission_id = #{id} AND r.guid = v.guid
            """)
    long receiptsOf(long id);
}
