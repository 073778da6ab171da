package io.maotong.invoice.input;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RunMapper extends BaseMapper<RunRow> {

    @Select("SELECT * FROM sync_run WHERE buyer_tax_no = #{taxNo} AND status = 'RUNNING' LIMIT 1")
    RunRow running(@Param("taxNo") String taxNo);

    @Insert("""
            INSERT INTO input_cursor (id, merchant_id, buyer_tax_no, position, updated_at)
            VALUES (#{row.id}, #{row.merchantId}, #{row.buyerTaxNo}, '', #{row.updatedAt})
            ON DUPLICATE KEY UPDATE buyer_tax_no = VALUES(buyer_tax_no)
            """)
    void openCursor(@Param("row") CursorRow row);

    @Select("SELECT position FROM input_cursor WHERE buyer_tax_no = #{taxNo} FOR UPDATE")
    String lockCursor(@Param("taxNo") String taxNo);

    @Select("SELECT position FROM input_cursor WHERE buyer_tax_no = #{taxNo}")
    String cursor(@Param("taxNo") String taxNo);

    @Update("UPDATE input_cursor SET position = #{position}, updated_at = #{at} WHERE buyer_tax_no = #{taxNo}")
    void moveCursor(@Param("taxNo") String taxNo, @Param("position") String position, @Param("at") Instant at);

    @Update("""
            UPDATE sync_run SET pulled = pulled + #{pulled}, inserted = inserted + #{inserted},
              updated = updated + #{updated}, unchanged = unchanged + #{unchanged}, rejected = rejected + #{rejected},
              cursor_to = #{cursor}
            WHERE id = #{id}
            """)
    void count(
            @Param("id") long id,
            @Param("pulled") int pulled,
            @Param("inserted") int inserted,
            @Param("updated") int updated,
            @Param("unchanged") int unchanged,
            @Param("rejected") int rejected,
            @Param("cursor") String cursor);

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
