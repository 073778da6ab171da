package io.maotong.invoice.archive;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface VoucherLinkMapper extends BaseMapper<VoucherLinkRow> {

    /** What is linked already stays as it is. @return how many are new */
    @Insert("""
            <script>
            INSERT IGNORE INTO archive_voucher (id, merchant_id, invoice_number, voucher_no, booked_on, live_key, linked_by, linked_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.invoiceNumber}, #{row.voucherNo}, #{row.bookedOn}, #{row.liveKey},
               #{row.linkedBy}, #{row.linkedAt})
            </foreach>
            </script>
            """)
    int link(@Param("rows") List<VoucherLinkRow> rows);

    @Update("""
            UPDATE archive_voucher SET live_key = NULL, withdrawn_by = #{by}, withdrawn_at = #{at}, reason = #{reason}
            WHERE id = #{id} AND withdrawn_at IS NULL
            """)
    int withdraw(@Param("id") long id, @Param("by") String by, @Param("at") Instant at, @Param("reason") String reason);
}
