package io.maotong.invoice.imports;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SubmissionItemMapper extends BaseMapper<SubmissionItemRow> {

    record Draft(Long invoiceId, String requestNo) {}

    record Count(Long submissionId, SubmissionItemState state, Integer items) {}

    /** Drafts that came of these imports, in the order of their rows. */
    @Select("""
            <script>
            SELECT h.id AS invoice_id, MIN(r.request_no) AS request_no FROM invoice_import_row r
            JOIN invoice_header h ON h.id = r.invoice_id AND h.merchant_id = r.merchant_id AND h.status = 'DRAFT'
            WHERE r.status = 'ACCEPTED' AND r.import_id IN
            <foreach collection="importIds" item="importId" open="(" separator="," close=")">#{importId}</foreach>
            GROUP BY h.id ORDER BY MIN(r.import_id), MIN(r.row_no)
            </script>
            """)
    List<Draft> ofImports(@Param("importIds") Collection<Long> importIds);

    @Select("""
            <script>
            SELECT id AS invoice_id, reference AS request_no FROM invoice_header WHERE status = 'DRAFT' AND id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id
            </script>
            """)
    List<Draft> drafts(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            SELECT submission_id, state, COUNT(*) AS items FROM invoice_submission_item WHERE submission_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            GROUP BY submission_id, state
            </script>
            """)
    List<Count> counts(@Param("ids") Collection<Long> ids);

    @Select("""
            SELECT * FROM invoice_submission_item WHERE submission_id = #{submissionId} AND state = #{state}
            ORDER BY place LIMIT #{limit}
            """)
    List<SubmissionItemRow> next(
            @Param("submissionId") long submissionId,
            @Param("state") SubmissionItemState state,
            @Param("limit") int limit);

    /** @return 0 if another worker was faster */
    @Update("""
            UPDATE invoice_submission_item SET state = #{to}, updated_at = #{at} WHERE id = #{id} AND state = #{from}
            """)
    int move(
            @Param("id") long id,
            @Param("from") SubmissionItemState from,
            @Param("to") SubmissionItemState to,
            @Param("at") Instant at);

    @Update("""
            UPDATE invoice_submission_item SET state = #{to}, violations = #{violations}, updated_at = #{at}
            WHERE id = #{id} AND state = #{from}
            """)
    int judge(
            @Param("id") long id,
            @Param("from") SubmissionItemState from,
            @Param("to") SubmissionItemState to,
            @Param("violations") String violations,
            @Param("at") Instant at);

    @Update("""
            UPDATE invoice_submission_item SET state = #{to}, updated_at = #{at}
            WHERE submission_id = #{submissionId} AND state = #{from}
            """)
    int moveAll(
            @Param("submissionId") long submissionId,
            @Param("from") SubmissionItemState from,
            @Param("to") SubmissionItemState to,
            @Param("at") Instant at);
}
