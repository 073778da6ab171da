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
            WHERE seller_tax_no = #{taxNo} AND period = #{period} AND closed_at IS NULL
              AND used + reserved + #{amount} <= downloaded
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

    @Update("""
            UPDATE quota SET used = GREATEST(used - #{amount}, 0), updated_at = #{at}
            WHERE seller_tax_no = #{taxNo} AND period = #{period}
            """)
    int restore(
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

    @Update("""
            UPDATE quota SET low_told = TRUE
            WHERE seller_tax_no = #{taxNo} AND period = #{period} AND low_told = FALSE
              AND downloaded - reserved - used < downloaded * #{share}
            """)
    int tellLow(@Param("taxNo") String taxNo, @Param("period") String period, @Param("share") BigDecimal share);

    @Update("""
            UPDATE quota SET low_told = FALSE
            WHERE seller_tax_no = #{taxNo} AND period = #{period} AND low_told = TRUE
              AND downloaded - reserved - used >= downloaded * #{share}
            """)
    int takeBackLow(@Param("taxNo") String taxNo, @Param("period") String period, @Param("share") BigDecimal share);

    /** What is reserved still belongs to invoices that are under way, and is not unspent. */
    @Update("""
            UPDATE quota SET unspent = downloaded - reserved - used, closed_at = #{at}, updated_at = #{at}
            WHERE closed_at IS NULL AND period < #{period}
            """)
    int closeBefore(@Param("period") String period, @Param("at") Instant at);
}
