package io.maotong.invoice.red;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ReturnMapper extends BaseMapper<ReturnRow> {

    /** What is known does not change; its row is locked then, so that who says the same at the same time waits. */
    @Insert("""
            <script>
            INSERT INTO returned_goods
              (id, merchant_id, return_no, order_no, order_line_no, quantity, amount, invoice_number, invoice_line_no, note,
               status, created_by, created_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.returnNo}, #{row.orderNo}, #{row.orderLineNo}, #{row.quantity},
               #{row.amount}, #{row.invoiceNumber}, #{row.invoiceLineNo}, #{row.note}, #{row.status}, #{row.createdBy},
               #{row.createdAt})
            </foreach>
            ON DUPLICATE KEY UPDATE id = returned_goods.id
            </script>
            """)
    void begin(@Param("rows") List<ReturnRow> rows);
}
