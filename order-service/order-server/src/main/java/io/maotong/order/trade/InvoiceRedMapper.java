package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface InvoiceRedMapper extends BaseMapper<InvoiceRedRow> {

    /** @return 0 if it is known already */
    @Insert("""
            INSERT IGNORE INTO invoice_red (id, merchant_id, invoice_number, source_id, state, source_version, number, amount,
              occurred_at)
            VALUES (#{row.id}, #{row.merchantId}, #{row.invoiceNumber}, #{row.sourceId}, #{row.state},
              #{row.sourceVersion}, #{row.number}, #{row.amount}, #{row.occurredAt})
            """)
    int note(@Param("row") InvoiceRedRow row);
}
