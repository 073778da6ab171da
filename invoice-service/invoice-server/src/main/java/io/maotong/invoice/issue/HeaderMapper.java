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

    String ISSUED = "('ISSUED', 'DELIVERED', 'PART_REVERSED', 'REVERSED')";

    record StatusCount(InvoiceStatus status, Integer invoices) {}

    record IssuedKey(Long id, Long merchantId, String number) {}

    record Seal(Long id, String mac) {}

    /** @param id of the number's fate @param invoices 0 if there is no issued invoice of this number */
    record IssuedNumber(Long id, Long merchantId, String number, Integer invoices) {}

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

    @Select("SELECT id, merchant_id, number FROM invoice_header WHERE id > #{after} AND status IN " + ISSUED
            + " ORDER BY id LIMIT #{limit}")
    List<IssuedKey> issuedAfter(@Param("after") long after, @Param("limit") int limit);

    @Select("<script>SELECT id, merchant_id, number FROM invoice_header WHERE status IN " + ISSUED + " AND id IN"
            + " <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
    List<IssuedKey> issuedKeys(@Param("ids") Collection<Long> ids);

    @Select("SELECT id, merchant_id, number FROM invoice_header WHERE id > #{after} AND row_mac IS NULL AND status IN "
            + ISSUED + " ORDER BY id LIMIT #{limit}")
    List<IssuedKey> unsealed(@Param("after") long after, @Param("limit") int limit);

    @Update("""
            <script>
            UPDATE invoice_header SET row_mac = CASE id
            <foreach collection="given" item="one">WHEN #{one.id} THEN #{one.mac}</foreach>
            END
            WHERE row_mac IS NULL AND id IN
            <foreach collection="given" item="one" open="(" separator="," close=")">#{one.id}</foreach>
            </script>
            """)
    int seals(@Param("given") List<Seal> given);

    @Select(
            "SELECT f.id, f.merchant_id, f.number, COUNT(h.id) AS invoices FROM (SELECT id, merchant_id, number FROM number_fate"
                    + " WHERE id > #{after} AND fate = 'ISSUED' ORDER BY id LIMIT #{limit}) f"
                    + " LEFT JOIN invoice_header h ON h.merchant_id = f.merchant_id AND h.number = f.number AND h.status IN "
                    + ISSUED + " GROUP BY f.id, f.merchant_id, f.number ORDER BY f.id")
    List<IssuedNumber> issuedNumbers(@Param("after") long after, @Param("limit") int limit);
}
