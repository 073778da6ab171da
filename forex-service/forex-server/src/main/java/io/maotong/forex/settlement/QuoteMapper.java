package io.maotong.forex.settlement;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface QuoteMapper extends BaseMapper<QuoteRow> {

    @Select("SELECT * FROM settlement_quote WHERE id = #{id} FOR UPDATE")
    QuoteRow lock(@Param("id") long id);

    @Update("UPDATE settlement_quote SET sent_at = #{at} WHERE id = #{id} AND sent_at IS NULL")
    int sent(@Param("id") long id, @Param("at") Instant at);

    @Update("""
            UPDATE settlement_quote SET status = 'QUOTED', bank_quote = #{bankQuote}, rate = #{rate},
              buy_amount = #{buyAmount}, mid_rate = #{midRate}, total_cost = #{totalCost}, value_date = #{valueDate},
              expires_at = #{expiresAt}
            WHERE id = #{id} AND status = 'REQUESTED'
            """)
    int quoted(
            @Param("id") long id,
            @Param("bankQuote") String bankQuote,
            @Param("rate") BigDecimal rate,
            @Param("buyAmount") BigDecimal buyAmount,
            @Param("midRate") BigDecimal midRate,
            @Param("totalCost") BigDecimal totalCost,
            @Param("valueDate") LocalDate valueDate,
            @Param("expiresAt") Instant expiresAt);

    @Update("UPDATE settlement_quote SET status = 'REFUSED', reason = #{reason}"
            + " WHERE id = #{id} AND status = 'REQUESTED'")
    int refused(@Param("id") long id, @Param("reason") String reason);

    @Update("UPDATE settlement_quote SET status = 'ACCEPTED' WHERE id = #{id} AND status = 'QUOTED'")
    int accepted(@Param("id") long id);
}
