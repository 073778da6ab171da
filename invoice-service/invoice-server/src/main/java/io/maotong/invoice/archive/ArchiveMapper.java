package io.maotong.invoice.archive;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ArchiveMapper extends BaseMapper<ArchiveRow> {

    default ArchiveRow lock(long id) {
        return selectOne(new QueryWrapper<ArchiveRow>().eq("id", id).last("FOR UPDATE"));
    }

    @Select("""
            SELECT COALESCE(MAX(edition), 0) FROM archive_package
            WHERE fonds = #{fonds} AND book_year = #{year} AND category = #{category}
            """)
    int lastEdition(@Param("fonds") String fonds, @Param("year") int year, @Param("category") ArchiveCategory category);

    @Update("UPDATE archive_package SET draft_file_id = #{draft}, invoices = 0, files = 0 WHERE id = #{id}")
    void draft(@Param("id") long id, @Param("draft") long draft);

    /** @return 0 if another worker has taken the package over */
    @Update("""
            UPDATE archive_package SET invoices = #{invoices}, files = #{files}
            WHERE id = #{id} AND status = 'RUNNING' AND draft_file_id = #{draft}
            """)
    int progress(
            @Param("id") long id,
            @Param("draft") long draft,
            @Param("invoices") int invoices,
            @Param("files") int files);

    @Update("UPDATE archive_package SET status = 'FAILED', failure = #{failure}, ended_at = #{at} WHERE id = #{id}")
    void fail(@Param("id") long id, @Param("failure") String failure, @Param("at") Instant at);

    @Update("""
            UPDATE archive_package SET legal_hold = #{held}, hold_reason = #{reason} WHERE id = #{id} AND status = 'DONE'
            """)
    int hold(@Param("id") long id, @Param("held") boolean held, @Param("reason") String reason);

    @Update("UPDATE archive_package SET verify_state = 'RUNNING' WHERE id = #{id} AND status = 'DONE'")
    int verifying(@Param("id") long id);

    @Update("""
            UPDATE archive_package SET verify_state = #{state}, verify_result = #{result}, verified_at = #{at} WHERE id = #{id}
            """)
    void verified(
            @Param("id") long id,
            @Param("state") String state,
            @Param("result") String result,
            @Param("at") Instant at);
}
