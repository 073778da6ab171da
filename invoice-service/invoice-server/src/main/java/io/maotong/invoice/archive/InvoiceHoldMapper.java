package io.maotong.invoice.archive;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface InvoiceHoldMapper extends BaseMapper<InvoiceHoldRow> {

    /** What is held already stays as it is. @return how many are new */
    @Insert("""
            <script>
            INSERT IGNORE INTO archive_hold (id, merchant_id, invoice_number, live_key, reason, held_by, held_at) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.invoiceNumber}, #{row.liveKey}, #{row.reason}, #{row.heldBy}, #{row.heldAt})
            </foreach>
            </script>
            """)
    int hold(@Param("rows") List<InvoiceHoldRow> rows);

    @Update("""
            <script>
            UPDATE archive_hold SET live_key = NULL, released_by = #{by}, released_at = #{at}, release_reason = #{reason}
            WHERE live_key IN
            <foreach collection="numbers" item="number" open="(" separator="," close=")">#{number}</foreach>
            </script>
            """)
    int release(
            @Param("numbers") Collection<String> numbers,
            @Param("by") String by,
            @Param("at") Instant at,
            @Param("reason") String reason);
}
