package io.maotong.invoice.delivery;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface DeliveryMapper extends BaseMapper<DeliveryRow> {

    default DeliveryRow lock(long id) {
        return selectOne(new QueryWrapper<DeliveryRow>().eq("id", id).last("FOR UPDATE"));
    }

    @Update("""
            UPDATE invoice_delivery SET status = #{status}, attempts = #{attempts}, last_error = #{error},
              sent_at = COALESCE(#{sentAt}, sent_at), updated_at = #{at}
            WHERE id = #{id}
            """)
    void outcome(
            @Param("id") long id,
            @Param("status") DeliveryStatus status,
            @Param("attempts") int attempts,
            @Param("error") String error,
            @Param("sentAt") Instant sentAt,
            @Param("at") Instant at);

    @Update("""
            UPDATE invoice_delivery SET status = #{status}, round = round + 1, attempts = 0, last_error = NULL,
              link_until = #{linkUntil}, updated_at = #{at}
            WHERE id = #{id}
            """)
    void again(
            @Param("id") long id,
            @Param("status") DeliveryStatus status,
            @Param("linkUntil") Instant linkUntil,
            @Param("at") Instant at);

    @Update("""
            <script>
            UPDATE invoice_delivery SET opened = opened + 1, last_opened_at = #{at} WHERE id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void openedAll(@Param("ids") Collection<Long> ids, @Param("at") Instant at);

    @Update("UPDATE invoice_delivery SET opened = opened + 1, last_opened_at = #{at} WHERE id = #{id}")
    void opened(@Param("id") long id, @Param("at") Instant at);
}
