package io.maotong.invoice.received;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReceivedInvoiceMapper extends BaseMapper<ReceivedInvoiceRow> {

    /** @return 1 if it is new, 0 if it was known */
    @Insert("""
            INSERT IGNORE INTO received_invoice
              (id, merchant_id, number, file_id, state, differs, owner, received_at, updated_at)
            VALUES
              (#{row.id}, #{row.merchantId}, #{row.number}, #{row.fileId}, #{row.state}, '', #{row.owner},
               #{row.receivedAt}, #{row.receivedAt})
            """)
    int begin(@Param("row") ReceivedInvoiceRow row);

    @Select("SELECT * FROM received_invoice WHERE number = #{number} FOR UPDATE")
    ReceivedInvoiceRow lock(@Param("number") String number);
}
