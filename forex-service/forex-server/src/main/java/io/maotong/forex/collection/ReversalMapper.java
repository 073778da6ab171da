package io.maotong.forex.collection;

import com.baomidou.mybatisplus.annotation.InterceptorIgnore;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ReversalMapper extends BaseMapper<ReversalRow> {

    @InterceptorIgnore(tenantLine = "true")
    @Insert("""
            <script>
            INSERT INTO receipt_reversal (id, merchant_id, bank, account_id, bank_reference, original_reference,
              original_uetr, currency, amount, state, message_row, booked_on, received_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.bank}, #{row.accountId}, #{row.bankReference},
               #{row.originalReference}, #{row.originalUetr}, #{row.currency}, #{row.amount}, #{row.state},
               #{row.messageRow}, #{row.bookedOn}, #{row.receivedAt})
            </foreach>
            ON DUPLICATE KEY UPDATE state = state
            </script>
            """)
    void keep(@Param("rows") List<ReversalRow> rows);

    @Select("""
            SELECT id, merchant_id, bank, account_id, bank_reference, original_reference, original_uetr, currency, amount,
              state, receipt_id, message_row, booked_on, received_at, applied_at
            FROM receipt_reversal WHERE state = 'WAITING' AND account_id = #{accountId} ORDER BY id FOR UPDATE
            """)
    List<ReversalRow> lockWaiting(@Param("accountId") long accountId);

    @Update("""
            UPDATE receipt_reversal SET state = #{state}, receipt_id = #{receiptId}, applied_at = #{at} WHERE id = #{id}
            """)
    int settle(
            @Param("id") long id,
            @Param("state") ReversalState state,
            @Param("receiptId") long receiptId,
            @Param("at") Instant at);
}
