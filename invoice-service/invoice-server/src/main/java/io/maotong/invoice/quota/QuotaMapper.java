package io.maotong.invoice.quota;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.math.BigDecimal;
import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface QuotaMapper extends BaseMapper<QuotaRow> {

    @Update("""
            UPDATE quota SET reserved = reserved + #{amount}, updated_at = #{at}
            WHERE seller_tax_no = #{taxNo} AND period = #{period} AND used + reserved + #{amount} <= downloaded
            """)
    int reserve(
            @Param("taxNo") String taxNo,
            @Param("period") String period,
            @Param("amount") BigDecimal amount,
            @Param("at") Instant at);

    // Left to right: reserved goes down before used goes up, the check sees the row as a whole.
    @Update("""
            UPDATE quota SET reserved = reserved - #{amount}, used = used + #{amount}, updated_at = #{at}
            WHERE seller_tax_no = #{taxNo} AND period = #{period} AND reserved >= #{amount}
            """)
    int use(
            @Param("taxNo") String taxNo,
            @Param("period") String period,
            @Param("amount") BigDecimal amount,
            @Param("at") Instant at);

    @Update("""
            UPDATE quota SET reserved = reserved - #{amount}, updated_at = #{at}
            WHERE seller_tax_no = #{taxNo} AND period = #{period} AND reserved >= #{amount}
            """)
    int release(
            @Param("taxNo") String taxNo,
            @Param("period") String period,
            @Param("amount") BigDecimal amount,
            @Param("at") Instant at);

    @Insert("""
            INSERT INTO quota (id, merchant_id, seller_tax_no, period, downloaded, reserved, used, updated_at)
            VALUES (#{row.id}, #{row.merchantId}, #{row.sellerTaxNo}, #{row.period}, #{row.downloaded}, 0, 0,
              #{row.updatedAt})
            ON DUPLICATE KEY UPDATE
              downloaded = downloaded + VALUES(downloaded), updated_at = VALUES(updated_at)
            """)
    void download(@Param("row") QuotaRow row);

    @Select("SELECT * FROM quota WHERE seller_tax_no = #{taxNo} AND period = #{period}")
    QuotaRow find(@Param("taxNo") String taxNo, @Param("period") String period);
}
