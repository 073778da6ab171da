package io.maotong.invoice.received;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReceivedInvoiceMapper extends BaseMapper<ReceivedInvoiceRow> {

    /** Nothing changes if it is known; that row is locked then. */
    @Insert("""
            INSERT INTO received_invoice
              (id, merchant_id, number, file_id, state, differs, owner, received_at, updated_at)
            VALUES
              (#{row.id}, #{row.merchantId}, #{row.number}, #{row.fileId}, #{row.state}, '', #{row.owner},
               #{row.receivedAt}, #{row.receivedAt})
            ON DUPLICATE KEY UPDATE id = id
            """)
    void begin(@Param("row") ReceivedInvoiceRow row);

    @Select("SELECT * FROM received_invoice WHERE number = #{number} FOR UPDATE")
    ReceivedInvoiceRow lock(@Param("number") String number);
}
