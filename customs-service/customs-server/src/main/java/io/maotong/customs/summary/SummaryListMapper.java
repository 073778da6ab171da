package io.maotong.customs.summary;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SummaryListMapper extends BaseMapper<SummaryListRow> {

    @Select("""
        <script>
        SELECT list_id FROM summary_list WHERE active = 1 AND list_id IN
          <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
        </script>
        """)
    List<Long> summarised(@Param("ids") Collection<Long> listIds);

    @Update("""
        <script>
        UPDATE summary_list SET entry_id = #{entryId} WHERE active = 1 AND invt_no IN
          <foreach collection="invtNos" item="no" open="(" separator="," close=")">#{no}</foreach>
        </script>
        """)
    int link(@Param("entryId") String entryId, @Param("invtNos") Collection<String> invtNos);

    @Select("""
        <script>
        SELECT DISTINCT summary_id FROM summary_list WHERE active = 1 AND invt_no IN
          <foreach collection="invtNos" item="no" open="(" separator="," close=")">#{no}</foreach>
        ORDER BY summary_id
        </script>
        """)
    List<Long> summariesOf(@Param("invtNos") Collection<String> invtNos);

    @Select("""
        SELECT DISTINCT d.merchant_id FROM customs_document d
        LEFT JOIN summary_list s ON s.merchant_id = d.merchant_id AND s.list_id = d.id AND s.active = 1
        LEFT JOIN clearance_batch b ON b.id = d.batch_id
        WHERE d.doc_type = '603' AND d.status IN ('CLOSED', 'RELEASED') AND d.released_at >= #{from}
          AND d.released_at < #{until} AND s.id IS NULL AND (b.id IS NULL OR b.statistics_flag = 'B')
        """)
    List<Long> merchantsWithOpenLists(@Param("from") Instant from, @Param("until") Instant until);

    @Select("SELECT COUNT(*) FROM summary_list WHERE summary_id = #{summaryId} AND entry_id IS NULL")
    long open(long summaryId);

    @Select("SELECT DISTINCT entry_id FROM summary_list WHERE summary_id = #{summaryId} AND entry_id IS NOT NULL"
            + " ORDER BY entry_id")
    List<String> entries(long summaryId);

    @Update("UPDATE summary_list SET active = NULL WHERE summary_id = #{summaryId}")
    int release(long summaryId);
}
