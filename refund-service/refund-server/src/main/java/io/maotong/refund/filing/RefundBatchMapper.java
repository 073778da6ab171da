package io.maotong.refund.filing;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.math.BigDecimal;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RefundBatchMapper extends BaseMapper<RefundBatchRow> {

    @Select("SELECT * FROM refund_batch WHERE id = #{id} FOR UPDATE")
    RefundBatchRow lock(@Param("id") long id);

    @Select("SELECT live_key FROM refund_export_row WHERE live_key IS NOT NULL")
    List<String> liveItems();

    /** What live filings use of each invoice line. */
    @Select("""
            SELECT invoice_number, line_no, SUM(quantity) AS quantity, SUM(taxable) AS taxable
            FROM refund_purchase_row WHERE live = TRUE GROUP BY invoice_number, line_no
            """)
    List<UsedLine> usedLines();

    /** What live filings use of each matched receipt. */
    @Select("""
            SELECT allocation_id, SUM(amount) AS amount FROM refund_receipt_row WHERE live = TRUE GROUP BY allocation_id
            """)
    List<UsedReceipt> usedReceipts();

    /** Filings that use an invoice: as a purchase, or as the export invoice of an item. */
    @Select("""
            SELECT batch_id FROM refund_purchase_row WHERE invoice_number = #{number} AND live = TRUE
            UNION
            SELECT batch_id FROM refund_export_row WHERE export_invoice_no = #{number} AND live_key IS NOT NULL
            """)
    List<Long> using(@Param("number") String number);

    @Update("UPDATE refund_export_row SET live_key = NULL WHERE batch_id = #{batchId}")
    void endExports(@Param("batchId") long batchId);

    @Update("UPDATE refund_purchase_row SET live = FALSE WHERE batch_id = #{batchId}")
    void endPurchases(@Param("batchId") long batchId);

    @Update("UPDATE refund_receipt_row SET live = FALSE WHERE batch_id = #{batchId}")
    void endReceipts(@Param("batchId") long batchId);

    record UsedLine(String invoiceNumber, Integer lineNo, BigDecimal quantity, BigDecimal taxable) {}

    record UsedReceipt(String allocationId, BigDecimal amount) {}
}
