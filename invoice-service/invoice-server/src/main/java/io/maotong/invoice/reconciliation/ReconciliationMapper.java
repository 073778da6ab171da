package io.maotong.invoice.reconciliation;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Comparing is the database's work: it is the same for ten invoices and for a million. */
@Mapper
interface ReconciliationMapper extends BaseMapper<ReconciliationRow> {

    String ISSUED = "('ISSUED', 'DELIVERED', 'PART_REVERSED', 'REVERSED')";
    String SUMS = """
            COUNT(CASE WHEN amount >= 0 THEN 1 END) AS blue_count,
            COALESCE(SUM(CASE WHEN amount >= 0 THEN amount END), 0) AS blue_amount,
            COALESCE(SUM(CASE WHEN amount >= 0 THEN tax END), 0) AS blue_tax,
            COUNT(CASE WHEN amount < 0 THEN 1 END) AS red_count,
            COALESCE(SUM(CASE WHEN amount < 0 THEN amount END), 0) AS red_amount,
            COALESCE(SUM(CASE WHEN amount < 0 THEN tax END), 0) AS red_tax
            """;

    record Listed(Long id, Long merchantId, Long reconciliationId, String number, BigDecimal amount, BigDecimal tax) {}

    /** Columns must come in this order. */
    record Difference(
            String number,
            BigDecimal localAmount,
            BigDecimal localTax,
            BigDecimal remoteAmount,
            BigDecimal remoteTax) {}

    @Select("SELECT * FROM reconciliation WHERE id = #{id} FOR UPDATE")
    ReconciliationRow lock(@Param("id") long id);

    @Select("SELECT * FROM reconciliation WHERE live_key = #{key}")
    ReconciliationRow live(@Param("key") String key);

    /** The last state of an invoice that is listed twice counts. */
    @Insert("""
            <script>
            INSERT INTO reconciliation_listed (id, merchant_id, reconciliation_id, number, amount, tax) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.reconciliationId}, #{row.number}, #{row.amount}, #{row.tax})
            </foreach>
            ON DUPLICATE KEY UPDATE amount = VALUES(amount), tax = VALUES(tax)
            </script>
            """)
    void list(@Param("rows") List<Listed> rows);

    @Delete("DELETE FROM reconciliation_listed WHERE reconciliation_id = #{id}")
    void forget(@Param("id") long id);

    @Select("SELECT " + SUMS + " FROM reconciliation_listed WHERE reconciliation_id = #{id}")
    TotalRow listedTotals(@Param("id") long id);

    /** Everything that we issued, also where the seller is somebody else. */
    @Select("SELECT " + SUMS + " FROM invoice_header WHERE issuer_tax_no = #{taxNo} AND status IN " + ISSUED
            + " AND issued_at >= #{from} AND issued_at < #{to}")
    TotalRow outputTotals(@Param("taxNo") String taxNo, @Param("from") Instant from, @Param("to") Instant to);

    @Select("SELECT " + SUMS + " FROM input_invoice WHERE issued_on BETWEEN #{from} AND #{to}")
    TotalRow inputTotals(@Param("from") LocalDate from, @Param("to") LocalDate to);

    @Select("SELECT r.number, h.amount AS local_amount, h.tax AS local_tax, r.amount AS remote_amount,"
            + " r.tax AS remote_tax FROM reconciliation_listed r"
            + " LEFT JOIN invoice_header h ON h.number = r.number AND h.status IN " + ISSUED
            + " WHERE r.reconciliation_id = #{id} AND (h.id IS NULL OR h.amount <> r.amount OR h.tax <> r.tax)"
            + " ORDER BY r.number")
    List<Difference> outputAgainstListed(@Param("id") long id);

    @Select(
            "SELECT h.number, h.amount AS local_amount, h.tax AS local_tax, NULL AS remote_amount, NULL AS remote_tax FROM invoice_header h"
                    + " LEFT JOIN reconciliation_listed r ON r.number = h.number AND r.reconciliation_id = #{id}"
                    + " WHERE h.seller_tax_no = #{taxNo} AND h.status IN " + ISSUED
                    + " AND h.issued_at >= #{from} AND h.issued_at < #{to} AND r.id IS NULL ORDER BY h.number")
    List<Difference> outputNotListed(
            @Param("id") long id, @Param("taxNo") String taxNo, @Param("from") Instant from, @Param("to") Instant to);

    @Select("SELECT r.number, i.amount AS local_amount, i.tax AS local_tax, r.amount AS remote_amount,"
            + " r.tax AS remote_tax FROM reconciliation_listed r"
            + " LEFT JOIN input_invoice i ON i.number = r.number"
            + " WHERE r.reconciliation_id = #{id} AND (i.id IS NULL OR i.amount <> r.amount OR i.tax <> r.tax)"
            + " ORDER BY r.number")
    List<Difference> inputAgainstListed(@Param("id") long id);

    @Select(
            "SELECT i.number, i.amount AS local_amount, i.tax AS local_tax, NULL AS remote_amount, NULL AS remote_tax FROM input_invoice i"
                    + " LEFT JOIN reconciliation_listed r ON r.number = i.number AND r.reconciliation_id = #{id}"
                    + " WHERE i.issued_on BETWEEN #{from} AND #{to} AND r.id IS NULL ORDER BY i.number")
    List<Difference> inputNotListed(@Param("id") long id, @Param("from") LocalDate from, @Param("to") LocalDate to);
}
