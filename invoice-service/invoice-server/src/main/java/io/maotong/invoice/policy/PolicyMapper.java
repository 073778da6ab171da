package io.maotong.invoice.policy;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PolicyMapper extends BaseMapper<PolicyRow> {

    record Due(Long id, Long merchantId) {}

    @Select("""
            SELECT id, merchant_id FROM invoice_policy WHERE running = FALSE AND next_run_at <= #{now}
            ORDER BY next_run_at LIMIT #{limit} FOR UPDATE SKIP LOCKED
            """)
    List<Due> due(@Param("now") Instant now, @Param("limit") int limit);

    @Update("""
            <script>
            UPDATE invoice_policy SET running = TRUE WHERE id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void start(@Param("ids") List<Long> ids);

    @Select("SELECT id FROM invoice_policy WHERE customer_no = #{customerNo} FOR UPDATE")
    Long lockCustomer(@Param("customerNo") String customerNo);

    @Select("SELECT id FROM invoice_policy WHERE id = #{id} FOR UPDATE")
    Long lock(@Param("id") long id);

    @Update("UPDATE invoice_policy SET running = FALSE WHERE id = #{id}")
    void rest(@Param("id") long id);
}
