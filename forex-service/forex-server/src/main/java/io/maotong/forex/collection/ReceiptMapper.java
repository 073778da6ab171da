package io.maotong.forex.collection;

import com.baomidou.mybatisplus.annotation.InterceptorIgnore;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ReceiptMapper extends BaseMapper<ReceiptRow> {

    String COLUMNS = "id, merchant_id, bank, account_id, bank_reference, version, status, currency, amount, allocated,"
            + " payer_name, payer_country, remittance, end_to_end_id, uetr, charge_bearer, booked_on, value_on,"
            + " usd_equivalent, channel, received_at";

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
             FROM receipt WHERE account_id = #{accountId} AND (bank_reference IN
              <foreach collection="references" item="reference" open="(" separator="," close=")">#{reference}</foreach>
              <if test="uetrs.size() > 0"> OR uetr IN
              <foreach collection="uetrs" item="uetr" open="(" separator="," close=")">#{uetr}</foreach></if>)
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<ReceiptRow> lockKnown(
            @Param("accountId") long accountId,
            @Param("references") Collection<String> references,
            @Param("uetrs") Collection<String> uetrs);

    @Select("SELECT " + COLUMNS + """
             FROM receipt WHERE status IN ('RECEIVED', 'UNMATCHED', 'PARTIAL') AND id > #{afterId}
            ORDER BY id LIMIT #{limit} FOR UPDATE
            """)
    List<ReceiptRow> lockOpen(@Param("afterId") long afterId, @Param("limit") int limit);

    @Select("SELECT " + COLUMNS + " FROM receipt WHERE id = #{id} FOR UPDATE")
    ReceiptRow lock(@Param("id") long id);

    @Update("""
            <script>
            UPDATE receipt SET version = version + 1,
              allocated = CASE id <foreach collection="changes" item="change">WHEN #{change.receiptId} THEN
                #{change.allocated.amount} </foreach> ELSE allocated END,
              status = CASE id <foreach collection="changes" item="change">WHEN #{change.receiptId} THEN
                #{change.status} </foreach> ELSE status END
            WHERE id IN <foreach collection="changes" item="change" open="(" separator="," close=")">#{change.receiptId}</foreach>
            </script>
            """)
    int allocated(@Param("changes") Collection<Receipts.Allocated> changes);

    @Update("""
            <script>
            UPDATE receipt SET status = 'RECEIVED', version = version + 1, booked_on = #{bookedOn}
            WHERE status = 'NOTIFIED' AND id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int booked(@Param("ids") Collection<Long> ids, @Param("bookedOn") LocalDate bookedOn);

    @Update("UPDATE receipt SET status = 'REVERSED', version = version + 1, allocated = 0 WHERE id = #{id}")
    int reversed(@Param("id") long id);

    @InterceptorIgnore(tenantLine = "true")
    @Insert("""
            <script>
            INSERT INTO receipt_evidence (id, merchant_id, receipt_id, message_row, bank_reference, kind, noted_at) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.receiptId}, #{row.messageRow}, #{row.bankReference}, #{row.kind},
               #{row.notedAt})
            </foreach>
            ON DUPLICATE KEY UPDATE kind = kind
            </script>
            """)
    void note(@Param("rows") List<EvidenceRow> rows);

    @Select("""
            SELECT COALESCE(SUM(usd_equivalent), 0) FROM receipt
            WHERE booked_on BETWEEN #{from} AND #{to} AND status NOT IN ('NOTIFIED', 'REVERSED')
            """)
    BigDecimal usdTotal(@Param("from") LocalDate from, @Param("to") LocalDate to);

    @Select("""
            SELECT COUNT(*) FROM receipt WHERE booked_on BETWEEN #{from} AND #{to}
              AND status NOT IN ('NOTIFIED', 'REVERSED') AND usd_equivalent IS NULL
            """)
    long withoutUsd(@Param("from") LocalDate from, @Param("to") LocalDate to);
}
