package io.maotong.invoice.reconciliation;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RestoreMapper extends BaseMapper<RestoreRow> {

    record Issued(
            Long merchantId, String number, String kind, Instant issuedAt, BigDecimal total, String issuerTaxNo) {}

    /** Ids rise with time, so the newest are found from the end of the table. */
    @Select("SELECT merchant_id, number, kind, issued_at, total, issuer_tax_no FROM invoice_header WHERE status IN "
            + ReconciliationMapper.ISSUED + " ORDER BY id DESC LIMIT #{count}")
    List<Issued> newest(@Param("count") int count);

    @Select("SELECT merchant_id, number, kind, issued_at, total, issuer_tax_no FROM invoice_header"
            + " WHERE number = #{number}")
    Issued issued(@Param("number") String number);
}
