package io.maotong.refund.source;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Writes keep the newest version whatever the order of arrival. */
@Mapper
interface SourceMapper {

    @Insert("""
            INSERT INTO source_entry (id, merchant_id, entry_id, version, export_date, document)
            VALUES (#{row.id}, #{row.merchantId}, #{row.entryId}, #{row.version}, #{row.exportDate}, #{row.document})
            ON DUPLICATE KEY UPDATE
              export_date = IF(VALUES(version) >= version, VALUES(export_date), export_date),
              document = IF(VALUES(version) >= version, VALUES(document), document),
              version = GREATEST(version, VALUES(version))
            """)
    void saveEntry(@Param("row") EntryRow row);

    @Insert("""
            <script>
            INSERT INTO source_invoice
              (id, merchant_id, number, version, status, use_kind, issued_on, document)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.number}, #{row.version}, #{row.status}, #{row.useKind},
               #{row.issuedOn}, #{row.document})
            </foreach>
            ON DUPLICATE KEY UPDATE
              status = IF(VALUES(version) >= version, VALUES(status), status),
              use_kind = IF(VALUES(version) >= version, VALUES(use_kind), use_kind),
              document = IF(VALUES(version) >= version, VALUES(document), document),
              version = GREATEST(version, VALUES(version))
            </script>
            """)
    void saveInvoices(@Param("rows") List<InvoiceRow> rows);

    @Insert("""
            <script>
            INSERT INTO source_receipt (id, merchant_id, allocation_id, version, active, order_no, currency, amount,
              payer_name, bank_reference, received_on)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.allocationId}, #{row.version}, #{row.active}, #{row.orderNo},
               #{row.currency}, #{row.amount}, #{row.payerName}, #{row.bankReference}, #{row.receivedOn})
            </foreach>
            ON DUPLICATE KEY UPDATE
              active = IF(VALUES(version) >= version, VALUES(active), active),
              amount = IF(VALUES(version) >= version, VALUES(amount), amount),
              version = GREATEST(version, VALUES(version))
            </script>
            """)
    void saveReceipts(@Param("rows") List<ReceiptRow> rows);

    @Insert("""
            INSERT INTO source_export_invoice (id, merchant_id, serial_no, version, number, status, entry_id)
            VALUES (#{row.id}, #{row.merchantId}, #{row.serialNo}, #{row.version}, #{row.number}, #{row.status},
              #{row.entryId})
            ON DUPLICATE KEY UPDATE
              number = IF(VALUES(version) >= version, VALUES(number), number),
              status = IF(VALUES(version) >= version, VALUES(status), status),
              version = GREATEST(version, VALUES(version))
            """)
    void saveExportInvoice(@Param("row") ExportInvoiceRow row);

    @Insert("""
            INSERT INTO source_merchant (merchant_id, version, credit_code, company_name, customs_code, next_batch)
            VALUES (#{row.merchantId}, #{row.version}, #{row.creditCode}, #{row.companyName}, #{row.customsCode}, 1)
            ON DUPLICATE KEY UPDATE
              credit_code = IF(VALUES(version) >= version, VALUES(credit_code), credit_code),
              company_name = IF(VALUES(version) >= version, VALUES(company_name), company_name),
              customs_code = IF(VALUES(version) >= version, VALUES(customs_code), customs_code),
              version = GREATEST(version, VALUES(version))
            """)
    void saveMerchant(@Param("row") MerchantRow row);

    @Select(
            "SELECT merchant_id, version, credit_code, company_name, customs_code, next_batch FROM source_merchant FOR UPDATE")
    MerchantRow lockMerchant();

    @Select("SELECT merchant_id, version, credit_code, company_name, customs_code, next_batch FROM source_merchant")
    MerchantRow merchant();

    @Update("UPDATE source_merchant SET next_batch = next_batch + 1")
    void countBatch();

    @Select(
            "SELECT id, merchant_id, entry_id, version, export_date, document FROM source_entry WHERE export_date <= #{until} ORDER BY export_date, entry_id")
    List<EntryRow> entriesUntil(@Param("until") LocalDate until);

    @Select(
            "SELECT id, merchant_id, number, version, status, use_kind, issued_on, document FROM source_invoice WHERE use_kind = 'REFUND' AND status = 'NORMAL' ORDER BY issued_on, number")
    List<InvoiceRow> refundInvoices();

    @Select("""
            <script>
            SELECT id, merchant_id, allocation_id, version, active, order_no, currency, amount, payer_name,
              bank_reference, received_on FROM source_receipt WHERE active = TRUE AND order_no IN
            <foreach collection="orderNos" item="no" open="(" separator="," close=")">#{no}</foreach>
            ORDER BY received_on, allocation_id
            </script>
            """)
    List<ReceiptRow> receiptsOf(@Param("orderNos") Collection<String> orderNos);

    @Select(
            "SELECT id, merchant_id, serial_no, version, number, status, entry_id FROM source_export_invoice WHERE number IS NOT NULL AND entry_id IS NOT NULL AND status NOT IN ('PART_REVERSED', 'REVERSED') ORDER BY number")
    List<ExportInvoiceRow> exportInvoices();

    @Select(
            "SELECT entry_id FROM source_export_invoice WHERE status IN ('PART_REVERSED', 'REVERSED') AND entry_id IS NOT NULL")
    List<String> entriesOfReversedInvoices();
}
