package io.maotong.invoice.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads issued invoices portion by portion, in the order of their issue. */
@Mapper
interface LedgerMapper {

    record Header(
            Long id,
            String number,
            String kind,
            String status,
            Boolean red,
            String sellerTaxNo,
            String sellerName,
            String buyerTaxNo,
            String buyerName,
            Boolean buyerNatural,
            String specialElement,
            Instant issuedAt,
            BigDecimal amount,
            BigDecimal tax,
            BigDecimal total,
            String blueNumber,
            String drawer,
            String remark,
            String serialNo,
            String origin,
            String reference) {}

    record Line(
            Long invoiceId,
            Integer lineNo,
            String name,
            String shortName,
            String spec,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal amount,
            BigDecimal rate,
            BigDecimal tax,
            String taxClassCode,
            String preference) {}

    String WHERE = """
            FROM invoice_header h
            <if test="kind.name() == 'LINES'">JOIN invoice_detail d ON d.merchant_id = h.merchant_id AND d.invoice_id = h.id</if>
            WHERE h.status IN ('ISSUED', 'DELIVERED', 'PART_REVERSED', 'REVERSED')
            AND h.issued_at &gt;= #{f.begin} AND h.issued_at &lt; #{f.end}
            <if test="f.kind != null">AND h.kind = #{f.kind}</if>
            <if test="f.status != null">AND h.status = #{f.status}</if>
            <if test="f.red != null">AND h.red = #{f.red}</if>
            <if test="f.buyer != null">AND h.buyer_name LIKE CONCAT(#{f.buyer}, '%')</if>
            """;

    @Select("<script>SELECT COUNT(*) " + WHERE + "</script>")
    int count(@Param("kind") LedgerKind kind, @Param("f") Criteria criteria);

    @Select("""
            <script>
            SELECT h.id, h.number, h.kind, h.status, h.red, h.seller_tax_no, h.seller_name, h.buyer_tax_no, h.buyer_name,
              h.buyer_natural, h.special_element, h.issued_at, h.amount, h.tax, h.total, h.blue_number, h.drawer, h.remark,
              h.serial_no, h.origin, h.reference
            """ + WHERE + """
            <if test="after != null">
            AND (h.issued_at &gt; #{after.issuedAt} OR h.issued_at = #{after.issuedAt} AND h.id &gt; #{after.id})
            </if>
            ORDER BY h.issued_at, h.id LIMIT #{limit}
            </script>
            """)
    List<Header> headers(
            @Param("kind") LedgerKind kind,
            @Param("f") Criteria criteria,
            @Param("after") Header after,
            @Param("limit") int limit);

    @Select("""
            <script>
            SELECT invoice_id, line_no, name, short_name, spec, unit, quantity, unit_price, amount, rate, tax,
              tax_class_code, preference
            FROM invoice_detail WHERE invoice_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY invoice_id, line_no
            </script>
            """)
    List<Line> lines(@Param("ids") Collection<Long> ids);

    /** A filter as the statements need it. @param buyer escaped for LIKE */
    record Criteria(Instant begin, Instant end, String kind, String status, Boolean red, String buyer) {

        static Criteria of(LedgerFilter filter) {
            boolean anyBuyer = filter.buyer() == null || filter.buyer().isBlank();
            return new Criteria(
                    filter.begin(),
                    filter.end(),
                    filter.kind() == null ? null : filter.kind().name(),
                    filter.status() == null ? null : filter.status().name(),
                    filter.red(),
                    anyBuyer ? null : filter.buyer().strip().replaceAll("([\\\\%_])", "\\\\$1"));
        }
    }
}
