package io.maotong.invoice.source;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

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
            INSERT INTO source_merchant (merchant_id, version, credit_code, company_name, region_code)
            VALUES (#{row.merchantId}, #{row.version}, #{row.creditCode}, #{row.companyName}, #{row.regionCode})
            ON DUPLICATE KEY UPDATE
              credit_code = IF(VALUES(version) >= version, VALUES(credit_code), credit_code),
              company_name = IF(VALUES(version) >= version, VALUES(company_name), company_name),
              region_code = IF(VALUES(version) >= version, VALUES(region_code), region_code),
              version = GREATEST(version, VALUES(version))
            """)
    void saveMerchant(@Param("row") MerchantRow row);

    @Select("SELECT merchant_id, version, credit_code, company_name, region_code FROM source_merchant")
    MerchantRow merchant();

    @Select("SELECT merchant_id, version, credit_code, company_name, region_code FROM source_merchant FOR UPDATE")
    MerchantRow lockMerchant();

    @Select("SELECT merchant_id FROM source_merchant WHERE credit_code IS NOT NULL ORDER BY merchant_id")
    List<Long> taxpayers();

    @Select("""
            <script>
            SELECT id, merchant_id, entry_id, version, export_date, document FROM source_entry WHERE entry_id IN
            <foreach collection="entryIds" item="entryId" open="(" separator="," close=")">#{entryId}</foreach>
            ORDER BY entry_id
            </script>
            """)
    List<EntryRow> entries(@Param("entryIds") Collection<String> entryIds);

    @Select("""
            SELECT e.entry_id FROM source_entry e
            WHERE NOT EXISTS (
              SELECT 1 FROM invoice_header h
              WHERE h.merchant_id = e.merchant_id AND h.live_key = CONCAT('EXPORT:', e.entry_id))
            ORDER BY e.export_date, e.entry_id LIMIT #{limit}
            """)
    List<String> notInvoiced(@Param("limit") int limit);

    @Select("""
            SELECT merchant_id FROM source_merchant
            WHERE merchant_id > #{after} AND credit_code IS NOT NULL AND company_name IS NOT NULL
            ORDER BY merchant_id LIMIT #{limit}
            """)
    List<Long> merchantsAfter(@Param("after") long after, @Param("limit") int limit);
}
