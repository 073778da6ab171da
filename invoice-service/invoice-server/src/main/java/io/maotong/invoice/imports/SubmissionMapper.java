package io.maotong.invoice.imports;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SubmissionMapper extends BaseMapper<SubmissionRow> {

    /** Nothing changes if the same drafts are in a batch that is not over; that one is locked then. */
    @Insert("""
            INSERT INTO invoice_submission (id, merchant_id, live_key, status, items, created_by, created_at)
            VALUES (#{row.id}, #{row.merchantId}, #{row.liveKey}, #{row.status}, #{row.items}, #{row.createdBy},
              #{row.createdAt})
            ON DUPLICATE KEY UPDATE id = id
            """)
    void begin(@Param("row") SubmissionRow row);

    @Select("SELECT * FROM invoice_submission WHERE id = #{id} FOR UPDATE")
    SubmissionRow lock(@Param("id") long id);

    @Update("UPDATE invoice_submission SET status = #{to} WHERE id = #{id} AND status = #{from}")
    int move(@Param("id") long id, @Param("from") SubmissionStatus from, @Param("to") SubmissionStatus to);

    @Update("""
            UPDATE invoice_submission SET status = #{to}, live_key = NULL, finished_at = #{at}
            WHERE id = #{id} AND status IN ('CHECKING', 'CHECKED', 'SUBMITTING')
            """)
    int end(@Param("id") long id, @Param("to") SubmissionStatus to, @Param("at") Instant at);

    @Update("""
            UPDATE invoice_submission SET status = 'SUBMITTING', submitted_by = #{by}, submitted_at = #{at}
            WHERE id = #{id} AND status = 'CHECKED'
            """)
    int submit(@Param("id") long id, @Param("by") String by, @Param("at") Instant at);
}
