package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface HeaderMapper extends BaseMapper<HeaderRow> {

    record StatusCount(InvoiceStatus status, Integer invoices) {}

    default HeaderRow lock(long id) {
        return selectOne(new QueryWrapper<HeaderRow>().eq("id", id).last("FOR UPDATE"));
    }

    default HeaderRow bySerial(String serialNo) {
        return selectOne(new QueryWrapper<HeaderRow>().eq("serial_no", serialNo));
    }

    default HeaderRow byNumber(String number) {
        return selectOne(new QueryWrapper<HeaderRow>().eq("number", number));
    }

    @Select("""
            <script>
            SELECT entry_id FROM invoice_header WHERE live_key IN
            <foreach collection="keys" item="key" open="(" separator="," close=")">#{key}</foreach>
            </script>
            """)
    List<String> invoiced(@Param("keys") Collection<String> keys);

    @Select("""
            SELECT id FROM invoice_header
            WHERE issued_at >= #{from} AND issued_at < #{until} AND id > #{after}
              AND status IN ('ISSUED', 'DELIVERED', 'PART_REVERSED', 'REVERSED')
            ORDER BY id LIMIT #{limit}
            """)
    List<Long> issuedBetween(
            @Param("from") Instant from,
            @Param("until") Instant until,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select("SELECT status, COUNT(*) AS invoices FROM invoice_header WHERE batch_id = #{batchId} GROUP BY status")
    List<StatusCount> progress(@Param("batchId") long batchId);

    @Update("""
            UPDATE invoice_header SET
              seller_contact = #{seller,typeHandler=io.maotong.data.key.EncryptedText},
              buyer_contact = #{buyer,typeHandler=io.maotong.data.key.EncryptedText}
            WHERE id = #{id}
            """)
    void contacts(@Param("id") long id, @Param("seller") String seller, @Param("buyer") String buyer);

    /** @param document null to take it away */
    @Update("""
            UPDATE invoice_header
            SET sealed_document = #{document,typeHandler=io.maotong.data.key.EncryptedText,jdbcType=LONGVARCHAR}
            WHERE id = #{id}
            """)
    void seal(@Param("id") long id, @Param("document") String document);

    @Select("""
            <script>
            SELECT COALESCE(SUM(amount), 0) FROM invoice_header
            WHERE buyer_key = #{buyerKey} AND submitted_on = #{day} AND red = FALSE AND status IN
            <foreach collection="statuses" item="status" open="(" separator="," close=")">#{status}</foreach>
            </script>
            """)
    BigDecimal submittedFor(
            @Param("buyerKey") String buyerKey,
            @Param("day") LocalDate day,
            @Param("statuses") Collection<InvoiceStatus> statuses);

    @Select("""
            <script>
            SELECT COALESCE(SUM(amount), 0) FROM invoice_header
            WHERE submitted_on BETWEEN #{first} AND #{last} AND red = FALSE AND status IN
            <foreach collection="statuses" item="status" open="(" separator="," close=")">#{status}</foreach>
            </script>
            """)
    BigDecimal submittedBetween(
            @Param("first") LocalDate first,
            @Param("last") LocalDate last,
            @Param("statuses") Collection<InvoiceStatus> statuses);
}
