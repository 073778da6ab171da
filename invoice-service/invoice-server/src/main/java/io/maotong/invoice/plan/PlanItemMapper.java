package io.maotong.invoice.plan;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import io.maotong.invoice.issue.InvoiceStatus;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PlanItemMapper extends BaseMapper<ItemRow> {

    @Update("""
            UPDATE invoice_plan_item SET status = 'CREATED', invoice_id = #{invoiceId}, invoice_status = #{invoiceStatus}
            WHERE id = #{id} AND status = 'PLANNED'
            """)
    int created(
            @Param("id") long id,
            @Param("invoiceId") long invoiceId,
            @Param("invoiceStatus") InvoiceStatus invoiceStatus);

    @Update("""
            UPDATE invoice_plan_item SET status = #{status}, violations = #{violations}
            WHERE id = #{id} AND status IN ('PLANNED', 'CREATED')
            """)
    int end(@Param("id") long id, @Param("status") ItemStatus status, @Param("violations") String violations);

    @Update("UPDATE invoice_plan_item SET invoice_status = #{status} WHERE serial_no = #{serialNo}")
    int moved(@Param("serialNo") String serialNo, @Param("status") InvoiceStatus status);
}
