package io.maotong.invoice.sync;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RunMapper extends BaseMapper<RunRow> {

    @Select("""
            SELECT * FROM sync_run WHERE buyer_tax_no = #{taxNo} AND kind = #{kind} AND status = 'RUNNING' LIMIT 1
            """)
    RunRow running(@Param("taxNo") String taxNo, @Param("kind") String kind);

    @Select("SELECT MAX(window_to) FROM sync_run WHERE kind = #{kind} AND status = 'DONE' AND started_by = 'schedule'")
    LocalDate covered(@Param("kind") String kind);

    @Insert("""
            INSERT INTO input_cursor (id, merchant_id, buyer_tax_no, kind, position, updated_at)
            VALUES (#{row.id}, #{row.merchantId}, #{row.buyerTaxNo}, #{row.kind}, '', #{row.updatedAt})
            ON DUPLICATE KEY UPDATE buyer_tax_no = VALUES(buyer_tax_no)
            """)
    void openCursor(@Param("row") CursorRow row);

    @Select("SELECT position FROM input_cursor WHERE buyer_tax_no = #{taxNo} AND kind = #{kind} FOR UPDATE")
    String lockCursor(@Param("taxNo") String taxNo, @Param("kind") String kind);

    @Select("SELECT position FROM input_cursor WHERE buyer_tax_no = #{taxNo} AND kind = #{kind}")
    String cursor(@Param("taxNo") String taxNo, @Param("kind") String kind);

    @Update("""
            UPDATE input_cursor SET position = #{position}, updated_at = #{at}
            WHERE buyer_tax_no = #{taxNo} AND kind = #{kind}
            """)
    void moveCursor(
            @Param("taxNo") String taxNo,
            @Param("kind") String kind,
            @Param("position") String position,
            @Param("at") Instant at);

    @Update("""
            UPDATE sync_run SET pulled = pulled + #{pulled}, inserted = inserted + #{inserted},
              updated = updated + #{updated}, unchanged = unchanged + #{unchanged}, rejected = rejected + #{rejected},
              cursor_to = #{cursor}, checksum = #{checksum}
            WHERE id = #{id}
            """)
    void count(
            @Param("id") long id,
            @Param("pulled") int pulled,
            @Param("inserted") int inserted,
            @Param("updated") int updated,
            @Param("unchanged") int unchanged,
            @Param("rejected") int rejected,
            @Param("cursor") String cursor,
            @Param("checksum") String checksum);

    @Update("""
            UPDATE sync_run SET status = #{status}, reason = #{reason}, ended_at = #{at}
            WHERE id = #{id} AND status = 'RUNNING'
            """)
    int end(
            @Param("id") long id,
            @Param("status") String status,
            @Param("reason") String reason,
            @Param("at") Instant at);
}
