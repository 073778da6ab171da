package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface InvoicedOrderMapper extends BaseMapper<InvoicedOrderRow> {

    /** Adds what is not known yet. */
    @Insert("""
            <script>
            INSERT IGNORE INTO invoiced_order (id, merchant_id, invoice_number, order_no) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.invoiceNumber}, #{row.orderNo})
            </foreach>
            </script>
            """)
    int note(@Param("rows") Collection<InvoicedOrderRow> rows);
}
