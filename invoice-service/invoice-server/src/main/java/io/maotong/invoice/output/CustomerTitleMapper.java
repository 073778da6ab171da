package io.maotong.invoice.output;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CustomerTitleMapper extends BaseMapper<CustomerTitleRow> {

    /** Seen from its earliest invoice to its latest, whatever the order in which they come. */
    @Insert("""
            <script>
            INSERT INTO customer_title
              (id, merchant_id, tax_no, name, name_key, first_seen_at, last_seen_at, last_invoice)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.taxNo}, #{row.name}, #{row.nameKey}, #{row.firstSeenAt},
               #{row.lastSeenAt}, #{row.lastInvoice})
            </foreach>
            ON DUPLICATE KEY UPDATE
              last_invoice = IF(VALUES(last_seen_at) >= last_seen_at, VALUES(last_invoice), last_invoice),
              first_seen_at = LEAST(first_seen_at, VALUES(first_seen_at)),
              last_seen_at = GREATEST(last_seen_at, VALUES(last_seen_at))
            </script>
            """)
    void seen(@Param("rows") Collection<CustomerTitleRow> rows);
}
