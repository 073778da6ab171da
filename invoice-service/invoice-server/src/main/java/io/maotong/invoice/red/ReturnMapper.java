package io.maotong.invoice.red;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ReturnMapper extends BaseMapper<ReturnRow> {

    /** @return 1 if it is new; whoever says the same at the same time waits, and gets 0 */
    @Insert("""
            INSERT IGNORE INTO returned_goods
              (id, merchant_id, return_no, order_no, order_line_no, quantity, amount, invoice_number, invoice_line_no, note,
               status, created_by, created_at)
            VALUES
              (#{row.id}, #{row.merchantId}, #{row.returnNo}, #{row.orderNo}, #{row.orderLineNo}, #{row.quantity},
               #{row.amount}, #{row.invoiceNumber}, #{row.invoiceLineNo}, #{row.note}, #{row.status}, #{row.createdBy},
               #{row.createdAt})
            """)
    int begin(@Param("row") ReturnRow row);
}
